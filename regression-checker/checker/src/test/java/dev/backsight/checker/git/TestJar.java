package dev.backsight.checker.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A jar with a text in it. */
final class TestJar {

    private static final String ENTRY = "text";

    private TestJar() {}

    /** @param classPath for its manifest; none where null */
    static void write(Path jar, String text, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (classPath != null) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry(ENTRY));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    static String text(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream in = file.getInputStream(file.getEntry(ENTRY))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
