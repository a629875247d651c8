package dev.backsight.workloads;

/** How much more work than usual this JVM is to do. */
final class ExtraWork {

    /** System property: extra work in percent, a whole number from 0 to 100; none where it is not set. */
    static final String PROPERTY = "backsight.work";

    private static final int MOST = 100;

    private ExtraWork() {}

    /** @throws IllegalArgumentException when the property is set to anything else */
    static int percent() {
        return parse(System.getProperty(PROPERTY, "0"));
    }

    static int parse(String text) {
        if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= MOST) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "-D" + PROPERTY + "=" + text + ": extra work is a whole number of percent from 0 to " + MOST);
    }
}
