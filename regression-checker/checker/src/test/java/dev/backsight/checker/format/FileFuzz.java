package dev.backsight.checker.format;

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
import java.util.SplittableRandom;
import java.util.function.Function;

/** Damages files and looks on. */
final class FileFuzz {

    private static final List<String> FRAGMENTS = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "\"\"",
            "\"NaN\"",
            "{}",
            "[]",
            "[",
            "}",
            ",",
            ":",
            "\"",
            "\\u0000",
            "99999999999999",
            "-0.0",
            "\n",
            "&a",
            "*a",
            "- ",
            "!!x ",
            "\uFEFF",
            "\uD83D\uDE00",
            "---\n",
            "<<: ",
            "%",
            "  ");

    private FileFuzz() {}

    /** Reads damaged files: each is either refused as unusable, by name, or read. */
    static void damageEverything(Path file, byte[] valid, int rounds, Function<Path, ?> reader) throws IOException {
        SplittableRandom random = new SplittableRandom(20261121);
        int refused = 0;
        for (int i = 0; i < rounds; i++) {
            byte[] damaged = valid;
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                damaged = damage(damaged, random);
            }
            Files.write(file, damaged);
            try {
                assertThat(reader.apply(file)).isNotNull();
            } catch (UnusableInputException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("round " + i + ": " + new String(damaged, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(refused).isBetween(rounds / 4, rounds);
    }

    static void cutEverywhere(Path file, byte[] valid, Function<Path, ?> reader) throws IOException {
        int end = new String(valid, StandardCharsets.ISO_8859_1).stripTrailing().length();
        for (int length = 0; length < end; length++) {
            Files.write(file, Arrays.copyOf(valid, length));
            assertThatThrownBy(() -> reader.apply(file))
                    .as("the first %d bytes", length)
                    .isInstanceOf(UnusableInputException.class)
                    .hasMessageStartingWith(file + ": ");
        }
    }

    private static byte[] damage(byte[] content, SplittableRandom random) {
        int at = random.nextInt(content.length);
        int length = Math.min(random.nextInt(12), content.length - at);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(content, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 ->
                out.writeBytes(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(StandardCharsets.UTF_8));
            case 2 -> {
                int from = random.nextInt(content.length);
                out.write(content, from, Math.min(random.nextInt(200), content.length - from));
            }
            default -> out.write('0' + random.nextInt(10));
        }
        out.write(content, at + length, content.length - at - length);
        return out.toByteArray();
    }
}
