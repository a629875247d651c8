package dev.backsight.checker.measure;

import dev.backsight.turnstile.Wire;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Writes the turnstile as a jar of its own. It is taken from wherever this program's classes are: a jar of its own, a jar
 * of everything, or a directory of classes. Its classes cannot be loaded here, where there is no JMH.
 */
public final class TurnstileJar {

    private static final String FOLDER = Wire.class.getPackageName().replace('.', '/') + "/";

    private TurnstileJar() {}

    public static void write(Path jar) throws IOException {
        List<String> names = names();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String name : names) {
                out.putNextEntry(new JarEntry(FOLDER + name));
                try (InputStream in = resource(name).openStream()) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }

    private static List<String> names() throws IOException {
        URL known = resource(Wire.class.getSimpleName() + ".class");
        URLConnection connection = known.openConnection();
        if (connection instanceof JarURLConnection jarConnection) {
            // Opened anew: the connection's own is shared with the class loader.
            URI uri = uri(jarConnection.getJarFileURL());
            try (JarFile jar = new JarFile(Path.of(uri).toFile())) {
                return jar.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.startsWith(FOLDER) && name.endsWith(".class"))
                        .map(name -> name.substring(FOLDER.length()))
                        .toList();
            }
        }
        Path self = Path.of(uri(known));
        try (Stream<Path> files = Files.list(self.resolveSibling(""))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    private static URL resource(String name) throws IOException {
        URL url = Wire.class.getResource("/" + FOLDER + name);
        if (url == null) {
            throw new FileNotFoundException("class path: " + FOLDER + name);
        }
        return url;
    }

    private static URI uri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException(url + ": not a file", e);
        }
    }
}
