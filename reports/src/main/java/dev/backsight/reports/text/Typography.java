package dev.backsight.reports.text;

/** Which characters the reader's medium can be trusted with. */
public enum Typography {
    /** ASCII only: a console may use any character set. */
    PLAIN("-", " ", "u", "x", "inf", "..."),
    /** Unicode: minus sign, no-break space, micro sign. */
    RICH("\u2212", "\u00a0", "\u00b5", "\u00d7", "\u221e", "\u2026");

    private final String minus;
    private final String space;
    private final String micro;
    private final String times;
    private final String infinity;
    private final String ellipsis;

    Typography(String minus, String space, String micro, String times, String infinity, String ellipsis) {
        this.minus = minus;
        this.space = space;
        this.micro = micro;
        this.times = times;
        this.infinity = infinity;
        this.ellipsis = ellipsis;
    }

    String minus() {
        return minus;
    }

    /** Between a number and its unit. */
    String space() {
        return space;
    }

    String micro() {
        return micro;
    }

    String times() {
        return times;
    }

    String infinity() {
        return infinity;
    }

    public String ellipsis() {
        return ellipsis;
    }
}
