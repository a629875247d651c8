package dev.backsight.cli;

import dev.backsight.checker.format.AtomicFile;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/** The benchmarks that this program carries: 28 workloads whose work can be made more by a known share. */
final class WorkloadsJar {

    /** One of each kind, of which slowdowns are recorded. */
    static final Set<String> ONE_OF_EACH_KIND = Set.of(
            "dev.backsight.workloads.cpu.Sha256.run",
            "dev.backsight.workloads.memory.PointerChase.run",
            "dev.backsight.workloads.allocation.RecordTree.run",
            "dev.backsight.workloads.disk.WriteBlocks.run");

    private static final String RESOURCE = "workloads.jar";
    private static final int BYTES_OF_NAME = 8;

    private WorkloadsJar() {}

    /**
     * Puts the jar into a directory, under a name that tells its content: one of another version stays as it is, and a
     * recording goes on with the jar it began with. What is there already and whole is not written again.
     *
     * @throws UnusableInputException when this program carries none, or the file cannot be written
     */
    static Path unpack(Path directory) {
        try (InputStream in = WorkloadsJar.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new UnusableInputException("this build of Backsight carries no workloads: build the jar with"
                        + " 'mvn package', or name a jar of your own with --head");
            }
            return put(in.readAllBytes(), directory);
        } catch (IOException e) {
            throw new UnusableInputException("the workloads cannot be unpacked into " + directory + ": " + e, e);
        }
    }

    static Path put(byte[] jar, Path directory) throws IOException {
        String name = HexFormat.of().formatHex(sha256(jar), 0, BYTES_OF_NAME);
        Path file = directory.resolve("workloads-" + name + ".jar");
        if (!Files.isRegularFile(file)
                || Files.size(file) != jar.length
                || !Arrays.equals(Files.readAllBytes(file), jar)) {
            AtomicFile.write(file, out -> out.write(jar));
        }
        return file;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
