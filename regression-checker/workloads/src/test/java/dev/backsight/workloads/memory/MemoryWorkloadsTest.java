package dev.backsight.workloads.memory;

import dev.backsight.workloads.InProcess;
import dev.backsight.workloads.Workload;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryWorkloadsTest {

    @TempDir
    private Path data;

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments(PointerChase.class, MemoryWorkloadsTest::walk),
                arguments(
                        StridedSum.class,
                        () -> number -> sum(StridedSum.ELEMENTS, i -> {
                            long loaded = number * StridedSum.ELEMENTS + i;
                            return StridedSum.element(StridedSum.index(loaded));
                        })),
                arguments(
                        HashLookup.class,
                        () -> number -> sum(HashLookup.LOOKUPS, i -> {
                            long lookup = number * HashLookup.LOOKUPS + i;
                            return HashLookup.value(HashLookup.key(lookup));
                        })),
                arguments(
                        BinarySearch.class,
                        () -> number -> sum(BinarySearch.SEARCHES, i -> {
                            long key = BinarySearch.key(number * BinarySearch.SEARCHES + i);
                            long notBelow = (key + BinarySearch.GAP - 1) / BinarySearch.GAP;
                            return notBelow * BinarySearch.GAP == key ? notBelow : -notBelow - 1;
                        })),
                arguments(RandomUpdate.class, MemoryWorkloadsTest::updates),
                arguments(
                        ColumnSum.class,
                        () -> number -> sum(ColumnSum.ROWS_OF_A_UNIT, i -> {
                            int row = ColumnSum.firstRow(number) + i;
                            return ColumnSum.element(row, ColumnSum.column(number));
                        })),
                arguments(
                        CopyBlocks.class,
                        () -> number -> CopyBlocks.content(CopyBlocks.from(number) + CopyBlocks.offset(number))));
    }

    private static Arguments arguments(Class<? extends Workload> type, Supplier<LongUnaryOperator> naive) {
        return Arguments.of(Named.of(type.getSimpleName(), type), naive);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anOperationIsAsManyRightUnitsAsAskedFor(Class<? extends Workload> type, Supplier<LongUnaryOperator> naive)
            throws Exception {
        InProcess.requireRight(type, naive, data);
    }

    private static long sum(int count, IntToLongFunction each) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += each.applyAsLong(i);
        }
        return sum;
    }

    private static LongUnaryOperator walk() {
        int[] at = {0};
        return number -> {
            for (int i = 0; i < PointerChase.STEPS; i++) {
                at[0] = PointerChase.after(at[0]);
            }
            return at[0];
        };
    }

    private static LongUnaryOperator updates() {
        Map<Long, Long> table = new HashMap<>();
        return number -> {
            long last = 0;
            for (int i = 0; i < RandomUpdate.UPDATES; i++) {
                long random = Workload.scattered(number * RandomUpdate.UPDATES + i);
                last = table.merge(
                        Long.remainderUnsigned(random >>> 42, RandomUpdate.LENGTH),
                        random,
                        (old, change) -> old ^ change);
            }
            return last;
        };
    }
}
