package dev.backsight.checker.jmh;

import dev.backsight.checker.model.UnusableInputException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Which benchmarks are asked for: a regular expression that is found anywhere in a full name, as JMH does. */
public final class Include {

    private Include() {}

    /**
     * @param expression null for all benchmarks
     * @throws UnusableInputException when it is none
     */
    public static Pattern pattern(@Nullable String expression) {
        try {
            return Pattern.compile(expression == null ? "" : expression);
        } catch (PatternSyntaxException e) {
            throw new UnusableInputException(
                    "include '" + expression + "' is no regular expression: " + e.getDescription() + " at character "
                            + (e.getIndex() + 1),
                    e);
        }
    }
}
