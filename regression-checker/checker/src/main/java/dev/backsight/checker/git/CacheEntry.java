package dev.backsight.checker.git;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A jar that was built before, as described by the properties file beside it.
 *
 * @param inputs the whole of {@link BuildInputs#text()}
 * @param tree the work tree that the jar needs around it; null where it needs none
 * @param neighbours on its class path
 * @param sha256 over the jar and those neighbours that are files, in this order
 */
record CacheEntry(
        String inputs, Path jar, @Nullable Path tree, List<Path> neighbours, String sha256, List<String> warnings) {

    private static final int MOST_BYTES = 1 << 20;

    CacheEntry {
        neighbours = List.copyOf(neighbours);
        warnings = List.copyOf(warnings);
    }

    static CacheEntry of(String inputs, Path jar, @Nullable Path tree, List<Path> neighbours, List<String> warnings)
            throws IOException {
        return new CacheEntry(inputs, jar, tree, neighbours, hash(jar, neighbours), warnings);
    }

    /** Of the files as they are now. */
    boolean isIntact() throws IOException {
        return Files.isRegularFile(jar)
                && neighbours.stream().allMatch(Files::exists)
                && hash(jar, neighbours).equals(sha256);
    }

    /** @throws IOException where the file is not there, or not whole */
    static CacheEntry read(Path home, String name) throws IOException {
        Path file = home.resolve(name);
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(new ByteArrayInputStream(in.readNBytes(MOST_BYTES)));
            return new CacheEntry(
                    text(properties, "inputs"),
                    home.resolve(text(properties, "jar")).normalize(),
                    text(properties, "tree").isEmpty()
                            ? null
                            : home.resolve(text(properties, "tree")).normalize(),
                    lines(properties, "neighbours").stream().map(Path::of).toList(),
                    text(properties, "sha256"),
                    lines(properties, "warnings"));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** @param home from where its paths count, so that a directory that was moved or copied does not refer to the old one */
    byte[] toBytes(Path home) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("inputs", inputs);
        properties.setProperty("jar", home.relativize(jar).toString());
        properties.setProperty("tree", tree == null ? "" : home.relativize(tree).toString());
        properties.setProperty(
                "neighbours",
                String.join("\n", neighbours.stream().map(Path::toString).toList()));
        properties.setProperty("sha256", sha256);
        properties.setProperty("warnings", String.join("\n", warnings));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        properties.store(out, "A benchmark jar of another revision; deleting this directory makes it be built again");
        return out.toByteArray();
    }

    private static String text(Properties properties, String name) throws IOException {
        String text = properties.getProperty(name);
        if (text == null) {
            throw new IOException("'" + name + "' is missing");
        }
        return text;
    }

    private static List<String> lines(Properties properties, String name) throws IOException {
        return text(properties, name).lines().toList();
    }

    private static String hash(Path jar, List<Path> neighbours) throws IOException {
        List<Path> files = new ArrayList<>(List.of(jar));
        neighbours.stream().filter(Files::isRegularFile).forEach(files::add);
        MessageDigest digest = Digests.sha256();
        for (Path file : files) {
            // The length first, so that bytes cannot wander from one file to the next unnoticed.
            digest.update((Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
