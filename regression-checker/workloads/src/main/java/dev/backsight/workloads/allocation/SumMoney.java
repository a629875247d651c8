package dev.backsight.workloads.allocation;

import dev.backsight.workloads.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Immutable decimals. A unit: an invoice of 16 lines, each with tax, rounded to cents. */
public class SumMoney extends Workload {

    static final int LINES = 16;

    private static final BigDecimal TAX = new BigDecimal("0.075");

    static long cents(long number, int line) {
        return 1_000 + Long.remainderUnsigned(scattered(number) + 1_009L * line, 9_000);
    }

    @Override
    protected long unit(long number) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < LINES; i++) {
            BigDecimal price = BigDecimal.valueOf(cents(number, i), 2);
            sum = sum.add(price).add(price.multiply(TAX).setScale(2, RoundingMode.HALF_UP));
        }
        return sum.unscaledValue().longValue();
    }
}
