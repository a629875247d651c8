package dev.backsight.store.compression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodecUnavailableTest {

    @TempDir
    Path folder;

    @Test
    void codecsWithoutTheirNativeLibrarySayWhatIsMissingAndTheOthersWork() throws Exception {
        Path broken = Files.write(folder.resolve("broken"), new byte[100]);
        Files.copy(broken, folder.resolve(System.mapLibraryName("brotli")));
        ChildJvm child = ChildJvm.start(
                folder,
                List.of(
                        "-DZstdNativePath=" + broken,
                        "-Dbrotli4j.library.path=" + folder,
                        "-Dorg.xerial.snappy.lib.path=" + folder,
                        "-Dorg.xerial.snappy.lib.name=broken"),
                Child.class);

        List<String> lines = child.outputLines();

        assertThat(child.exitCode()).isZero();
        assertThat(lines.stream().filter(line -> line.endsWith(" works")))
                .containsExactly("STORED works", "LZ4 works", "DEFLATE works", "XZ works");
        isMissing(lines, Codec.ZSTD, "com.github.luben:zstd-jni");
        isMissing(lines, Codec.SNAPPY, "org.xerial.snappy:snappy-java");
        isMissing(lines, Codec.BROTLI, "com.aayushatharva.brotli4j:native-");
    }

    /** Three times: when compressing, when decompressing, and when compressing once more. */
    private static void isMissing(List<String> lines, Codec codec, String artifact) {
        assertThat(lines.stream().filter(line -> line.startsWith(codec + " lacks")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .contains("codec " + codec + " cannot be used: its library for ")
                        .contains("see that " + artifact));
    }

    /** Tries every codec in a JVM whose native libraries are no libraries. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            for (Codec codec : Codec.values()) {
                boolean compresses =
                        works(() -> Compression.of(codec).newCompressor().close());
                boolean decompresses =
                        works(() -> codec.blockCodec().newDecoder().close());
                boolean compressesAgain =
                        works(() -> Compression.of(codec).newCompressor().close());
                if (compresses && decompresses && compressesAgain) {
                    System.out.println(codec + " works");
                }
            }
        }

        private static boolean works(Runnable attempt) {
            try {
                attempt.run();
                return true;
            } catch (CodecUnavailableException e) {
                System.out.println(e.codec() + " lacks: " + e.getMessage());
                return false;
            }
        }
    }
}
