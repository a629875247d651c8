package dev.backsight.workloads.cpu;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.workloads.InProcess;
import dev.backsight.workloads.Workload;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CpuWorkloadsTest {

    @TempDir
    private Path data;

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments(Sha256.class, number -> NaiveSha256.firstBytes(Sha256.block(number))),
                arguments(SortInts.class, CpuWorkloadsTest::ranked),
                arguments(MatchLogLine.class, CpuWorkloadsTest::takenApart),
                arguments(FormatAmount.class, CpuWorkloadsTest::written),
                arguments(ParseJson.class, CpuWorkloadsTest::summed),
                arguments(ModPow.class, CpuWorkloadsTest::power),
                arguments(Inflate.class, number -> crc(Inflate.text(number))));
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

    @Test
    void whatIsNoJsonIsNotSummed() {
        for (String text : new String[] {"", "{", "[1,", "{\"a\" 1}", "[1] x", "nul", "\"open", "-"}) {
            assertThatThrownBy(() -> new JsonSum(text.getBytes(StandardCharsets.UTF_8)).sum())
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static long ranked(long number) {
        int[] array = SortInts.array(number);
        for (int candidate : array) {
            int below = 0;
            int same = 0;
            for (int other : array) {
                below += other < candidate ? 1 : 0;
                same += other == candidate ? 1 : 0;
            }
            if (below <= SortInts.rank(number) && SortInts.rank(number) < below + same) {
                return candidate;
            }
        }
        throw new AssertionError("an array has a number of every rank");
    }

    private static long takenApart(long number) {
        String[] words = MatchLogLine.line(number).split(" ", -1);
        return Long.parseLong(words[words.length - 1]) + 1_000_000L * words[6].hashCode();
    }

    private static long written(long number) {
        String plain = BigDecimal.valueOf(FormatAmount.cents(number), 2).toPlainString();
        int point = plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        for (int at = point - 3; at > 0; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString().hashCode();
    }

    private static long summed(long number) {
        Matcher token = Pattern.compile("\"([^\"]*)\"|(-?\\d+)").matcher(ParseJson.document(number));
        long sum = 0;
        while (token.find()) {
            sum += token.group(1) == null
                    ? Long.parseLong(token.group(2))
                    : token.group(1).length();
        }
        return sum;
    }

    private static long power(long number) {
        BigInteger result = BigInteger.ONE;
        for (int bit = ModPow.EXPONENT.bitLength() - 1; bit >= 0; bit--) {
            result = result.multiply(result).mod(ModPow.modulus(number));
            if (ModPow.EXPONENT.testBit(bit)) {
                result = result.multiply(ModPow.base(number)).mod(ModPow.modulus(number));
            }
        }
        return result.longValue();
    }

    /** Bit by bit, with the polynomial of IEEE 802.3. */
    private static long crc(byte[] bytes) {
        int crc = ~0;
        for (byte each : bytes) {
            crc ^= each & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xEDB88320;
            }
        }
        return ~crc & 0xffffffffL;
    }
}
