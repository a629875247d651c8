package dev.backsight.checker.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What ties a jar to the place where it was built.
 *
 * @param neighbours files and directories that its manifest's {@code Class-Path} names and that exist
 * @param namesItsTree whether something in it holds the absolute path of the work tree
 */
record JarTies(List<Path> neighbours, boolean namesItsTree) {

    JarTies {
        neighbours = List.copyOf(neighbours);
    }

    /** @throws IOException also where it is no jar */
    static JarTies of(Path jar, Path tree) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ)) {
            return new JarTies(neighbours(file.getManifest(), jar), holds(file, tree.toString()));
        }
    }

    /** Elsewhere it would miss something. */
    boolean bind() {
        return namesItsTree || !neighbours.isEmpty();
    }

    private static List<Path> neighbours(Manifest manifest, Path jar) {
        String classPath =
                manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        List<Path> neighbours = new ArrayList<>();
        for (String entry : classPath == null ? new String[0] : classPath.trim().split(" +", -1)) {
            existing(jar, entry).ifPresent(neighbours::add);
        }
        return neighbours;
    }

    /** Entries are relative URLs, says the JAR file specification. */
    private static Optional<Path> existing(Path jar, String entry) {
        try {
            URI uri = jar.toUri().resolve(entry);
            return entry.isEmpty() || !"file".equals(uri.getScheme())
                    ? Optional.empty()
                    : Optional.of(Path.of(uri)).filter(Files::exists);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // No URL, and so nothing that Java would find either.
        }
    }

    private static boolean holds(JarFile file, String path) throws IOException {
        // As Latin-1, a byte is a character, in the file as in what is looked for.
        String wanted = new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements(); ) {
            try (InputStream content = file.getInputStream(entries.nextElement())) {
                if (holds(content, wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean holds(InputStream content, String wanted) throws IOException {
        byte[] buffer = new byte[64 << 10];
        String end = "";
        for (int read = content.readNBytes(buffer, 0, buffer.length);
                read > 0;
                read = content.readNBytes(buffer, 0, buffer.length)) {
            String text = end + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            if (text.contains(wanted)) {
                return true;
            }
            end = text.substring(Math.max(0, text.length() - wanted.length()));
        }
        return false;
    }
}
