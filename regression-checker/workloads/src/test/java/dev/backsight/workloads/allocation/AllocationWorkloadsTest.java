package dev.backsight.workloads.allocation;

import dev.backsight.workloads.InProcess;
import dev.backsight.workloads.Workload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AllocationWorkloadsTest {

    @TempDir
    private Path data;

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments(BuildString.class, AllocationWorkloadsTest::text),
                arguments(BoxedList.class, AllocationWorkloadsTest::backwards),
                arguments(GroupOrders.class, AllocationWorkloadsTest::byRegion),
                arguments(RecordTree.class, number -> {
                    long sum = 0;
                    for (int i = 1; i < (1 << RecordTree.LEVELS); i++) {
                        sum += RecordTree.content(i, number);
                    }
                    return sum;
                }),
                arguments(CountWords.class, AllocationWorkloadsTest::squares),
                arguments(EncodeRecord.class, AllocationWorkloadsTest::bytes),
                arguments(SumMoney.class, number -> {
                    long sum = 0;
                    for (int i = 0; i < SumMoney.LINES; i++) {
                        long cents = SumMoney.cents(number, i);
                        sum += cents + (cents * 75 + 500) / 1_000;
                    }
                    return sum;
                }));
    }

    private static Arguments arguments(Class<? extends Workload> type, LongUnaryOperator naive) {
        return Arguments.of(Named.of(type.getSimpleName(), type), naive);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anOperationIsAsManyRightUnitsAsAskedFor(Class<? extends Workload> type, LongUnaryOperator naive)
            throws Exception {
        InProcess.requireRight(type, () -> naive, data);
    }

    private static long text(long number) {
        String names = "abcdefghijklmnop";
        String text = "";
        for (int i = 0; i < BuildString.FIELDS; i++) {
            text = text + "field-" + names.substring(i, i + 1) + "=" + BuildString.value(number, i) + "; ";
        }
        return text.hashCode();
    }

    private static long backwards(long number) {
        long sum = 0;
        for (int i = BoxedList.ELEMENTS - 1; i >= 0; i--) {
            sum = 31 * sum + BoxedList.element(number, i);
        }
        return sum;
    }

    private static long byRegion(long number) {
        long[] sums = new long[GroupOrders.REGIONS];
        for (int order = 0; order < GroupOrders.ORDERS; order++) {
            if (GroupOrders.isKept(order)) {
                sums[order % GroupOrders.REGIONS] += GroupOrders.amount(number, order);
            }
        }
        long result = 0;
        for (int region = 0; region < sums.length; region++) {
            result = 31 * result + region * sums[region];
        }
        return result;
    }

    /** Every pair of equal words once. */
    private static long squares(long number) {
        String[] words = CountWords.line(number).split(" ", -1);
        long sum = 0;
        for (String word : words) {
            for (String other : words) {
                sum += word.equals(other) ? word.hashCode() : 0;
            }
        }
        return sum;
    }

    private static long bytes(long number) {
        byte[] name = EncodeRecord.NAME.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(2 + name.length + Long.BYTES * EncodeRecord.NUMBERS);
        bytes.putShort((short) name.length).put(name);
        for (int i = 0; i < EncodeRecord.NUMBERS; i++) {
            bytes.putLong(EncodeRecord.element(number, i));
        }
        return Arrays.hashCode(bytes.array());
    }
}
