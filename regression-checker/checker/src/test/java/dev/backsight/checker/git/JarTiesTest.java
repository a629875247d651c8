package dev.backsight.checker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarTiesTest {

    /** As much as is looked at in one go. */
    private static final int CHUNK = 64 << 10;

    @TempDir
    private Path tree;

    @Test
    void aJarThatHoldsAllItNeedsIsFree() throws IOException {
        assertThat(ties("nothing of note", null).bind()).isFalse();
        assertThat(ties("", "").bind()).isFalse();
    }

    @Test
    void onlyNeighboursThatExistBind() throws IOException {
        Path library =
                Files.createFile(Files.createDirectories(tree.resolve("lib")).resolve("a b.jar"));

        assertThat(ties("", "gone.jar http://example.org/x.jar ::: %zz").bind()).isFalse();
        assertThat(ties("", "gone.jar  lib/a%20b.jar " + library.toUri()).neighbours())
                .containsExactly(library, library);
        assertThat(ties("", "lib/").bind()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 5, CHUNK - 1, CHUNK, 3 * CHUNK - 2})
    void thePathOfTheWorkTreeBindsWhereverItStands(int before) throws IOException {
        assertThat(ties("x".repeat(before) + tree + "/größe", null).namesItsTree())
                .isTrue();
        assertThat(ties("x".repeat(before) + tree.toString().substring(1), null).namesItsTree())
                .isFalse();
    }

    @Test
    void whatIsNoJarIsRefused() throws IOException {
        Path file = Files.writeString(tree.resolve("x.jar"), "PK no");
        assertThatThrownBy(() -> JarTies.of(file, tree)).isInstanceOf(IOException.class);
    }

    private JarTies ties(String text, String classPath) throws IOException {
        Path jar = tree.resolve("benchmarks.jar");
        TestJar.write(jar, text, classPath);
        return JarTies.of(jar, tree);
    }
}
