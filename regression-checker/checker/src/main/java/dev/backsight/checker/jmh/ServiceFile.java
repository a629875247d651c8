package dev.backsight.checker.jmh;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A file below {@code META-INF/services}, as {@link java.util.ServiceLoader} reads it. */
final class ServiceFile {

    private ServiceFile() {}

    /** @return with slashes */
    static List<String> providers(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip().replace('.', '/'))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
