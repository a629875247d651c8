package dev.backsight.reports.export;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Direction;
import dev.backsight.checker.model.Side;
import dev.backsight.reports.text.JsonText;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Spread;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Head's values as the GitHub action {@code benchmark-action/github-action-benchmark} reads them with the tool {@code
 * customSmallerIsBetter}: an array of objects with {@code name}, {@code unit}, {@code value}, {@code range} (the
 * standard deviation between forks) and {@code extra}. One array holds one direction, so throughput is given as the time
 * of one operation; what has no direction is left out.
 */
public final class GithubActionBenchmark {

    private static final int LONGEST = 1000;

    private GithubActionBenchmark() {}

    /** The whole document, to be written as UTF-8. */
    public static String render(CheckReport report) {
        return JsonText.of(json -> {
            json.writeStartArray();
            Set<String> names = new HashSet<>();
            for (Comparison comparison : report.comparisons()) {
                Side head = comparison.head();
                if (head != null && comparison.metric().direction() != Direction.UNKNOWN) {
                    Quantity quantity =
                            Quantity.of(head).flatMap(Quantity::smallerIsBetter).orElse(null);
                    String name = name(comparison);
                    if (quantity != null && names.add(name)) {
                        write(json, name, quantity, comparison);
                    }
                }
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, String name, Quantity quantity, Comparison comparison)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("unit", text(quantity.unit().symbol()));
        json.writeNumberField("value", quantity.value());
        OptionalDouble spread = Spread.relative(quantity.forks());
        if (spread.isPresent()) {
            json.writeStringField("range", "\u00b1 " + rounded(spread.getAsDouble() * Math.abs(quantity.value())));
        }
        json.writeStringField(
                "extra", text(comparison.verdict().name() + " against base: " + comparison.explanation()));
        json.writeEndObject();
    }

    private static String name(Comparison comparison) {
        boolean reciprocal = comparison.metric().direction() == Direction.HIGHER_IS_BETTER;
        return text(SeriesName.of(comparison.benchmark()) + ", "
                + comparison.metric().name()
                + (reciprocal ? " as time of one operation" : ""));
    }

    private static String rounded(double deviation) {
        return new BigDecimal(deviation)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The action puts names between backticks into the cells of a Markdown table, and escapes nothing. */
    private static String text(String foreign) {
        return SeriesName.within(Printable.line(foreign).replace('`', '\'').replace('|', '/'), LONGEST);
    }
}
