package dev.backsight.checker.baseline;

import java.util.Comparator;

/**
 * Which baseline.
 *
 * @param environment name of its folder
 * @param suite name of its file, without the ending
 */
public record BaselinePlace(String environment, String suite) implements Comparable<BaselinePlace> {

    private static final Comparator<BaselinePlace> ORDER =
            Comparator.comparing(BaselinePlace::environment).thenComparing(BaselinePlace::suite);

    @Override
    public int compareTo(BaselinePlace other) {
        return ORDER.compare(this, other);
    }
}
