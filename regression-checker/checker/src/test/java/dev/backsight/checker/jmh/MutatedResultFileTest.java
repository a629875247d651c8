package dev.backsight.checker.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.UnusableInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are: a valid run or an {@link UnusableInputException}, and nothing else. */
class MutatedResultFileTest {

    private static final List<String> SPLICES = List.of(
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "\"NaN\"",
            "NaN",
            "[]",
            "{}",
            "\"\"",
            "9223372036854775808",
            "\"primaryMetric\":",
            "\"rawDataHistogram\":[[[[1,1]]]],",
            "ops/s",
            "sample");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"embedded-1.37.json", "profilers-1.37.json", "sampled-1.36.json"})
    void mutationsAreReadOrTurnedAway(String fixture) throws IOException {
        byte[] valid = Files.readAllBytes(Fixtures.path(fixture));
        Random random = new Random(20261121);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] mutated = valid;
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                mutated = mutate(mutated, random);
            }
            Path file = directory.resolve("mutated.json");
            Files.write(file, mutated);
            try {
                assertThat(JmhResultFile.read(file, "default").measurements()).isNotEmpty();
                read++;
            } catch (UnusableInputException e) {
                assertThat(e.getMessage()).startsWith(file + ": ");
                refused++;
            }
        }
        // both must happen, or the mutations are too tame or too wild to find anything
        assertThat(read).isGreaterThan(50);
        assertThat(refused).isGreaterThan(50);
    }

    @Test
    void aFileCutShortAnywhereIsTurnedAway() throws IOException {
        byte[] whole = ResultText.COMPLETE.strip().getBytes(StandardCharsets.UTF_8);
        Path file = directory.resolve("cut.json");
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> JmhResultFile.read(file, "default"))
                    .as("cut after %d bytes", length)
                    .isExactlyInstanceOf(UnusableInputException.class);
        }
        Files.write(file, whole);
        assertThat(JmhResultFile.read(file, "default").measurements()).hasSize(2);
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int until = Math.min(bytes.length, at + 1 + random.nextInt(40));
        return switch (random.nextInt(6)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 1 -> {
                byte[] replaced = bytes.clone();
                replaced[at] = (byte) random.nextInt(256);
                yield replaced;
            }
            case 2 -> joined(bytes, at, new byte[0], until);
            case 3 -> joined(bytes, until, Arrays.copyOfRange(bytes, at, until), until);
            case 4 -> joined(bytes, at, splice(random), at);
            default -> joined(bytes, at, splice(random), until);
        };
    }

    private static byte[] splice(Random random) {
        return SPLICES.get(random.nextInt(SPLICES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] bytes, int end, byte[] middle, int start) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, end);
        out.writeBytes(middle);
        out.write(bytes, start, bytes.length - start);
        return out.toByteArray();
    }
}
