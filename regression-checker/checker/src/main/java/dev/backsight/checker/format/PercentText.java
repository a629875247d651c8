package dev.backsight.checker.format;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A share as people write it: {@code 3%}, {@code 0.5 %} or {@code 0.03}. */
public final class PercentText {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,12})?)( ?%)?");

    private PercentText() {}

    /**
     * @return the share, 0.03 for {@code 3%}; not negative
     * @throws IllegalArgumentException for anything else, also a bare number of 1 or more: {@code 3} is more often meant
     *     as 3 % than as 300 %
     */
    public static double parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not a share; write a percentage such as 3% or a fraction such as 0.03");
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        if (matcher.group(2) != null) {
            return number.movePointLeft(2).doubleValue();
        }
        if (number.compareTo(BigDecimal.ONE) >= 0) {
            String percent = number.movePointRight(2).toPlainString() + "%";
            throw new IllegalArgumentException(
                    text + " would be " + percent + "; if that is meant, write " + percent + ", else " + text + "%");
        }
        return number.doubleValue();
    }
}
