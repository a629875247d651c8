package dev.backsight.checker.jmh;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What is in a build: the SHA-256 of every file of its class path, and its class files. Where several entries of the
 * class path have a file of one name, all of them count, in their order.
 */
public final class BuildContents implements AutoCloseable {

    private static final int MOST_CLASS_BYTES = 16 << 20;
    private static final String CLASS = ".class";
    private static final String VERSIONS = "META-INF/versions/";
    private static final String SERVICES = "META-INF/services/";
    private static final int MOST_SERVICE_BYTES = 1 << 20;

    private final ClassPath classPath;
    private final List<ClassPathEntry> entries = new ArrayList<>();
    private final SortedMap<String, String> digests = new TreeMap<>();
    /** By name of the class: where it stands, several times in a jar for several releases of Java. */
    private final Map<String, List<String>> classes = new HashMap<>();

    private BuildContents(ClassPath classPath) {
        this.classPath = classPath;
    }

    /** @throws UnusableInputException when an entry of the class path is missing, or cannot be read */
    public static BuildContents open(ClassPath classPath) {
        BuildContents contents = new BuildContents(classPath);
        try {
            for (Path path : classPath.entries()) {
                contents.entries.add(ClassPathEntry.open(path));
                contents.digest(path);
            }
        } catch (IOException e) {
            contents.close();
            throw new UnusableInputException(classPath.label() + ": cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            contents.close();
            throw e;
        }
        for (String file : contents.digests.keySet()) {
            if (file.endsWith(CLASS)) {
                contents.classes
                        .computeIfAbsent(className(file), name -> new ArrayList<>())
                        .add(file);
            }
        }
        return contents;
    }

    private void digest(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    try (InputStream in = Files.newInputStream(file)) {
                        add(path.relativize(file).toString().replace('\\', '/'), in);
                    }
                }
            }
            return;
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        add(entry.getName(), in);
                    }
                }
            }
        }
    }

    private void add(String name, InputStream in) throws IOException {
        MessageDigest sha256 = sha256();
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sha256.update(buffer, 0, read);
        }
        digests.merge(name, HexFormat.of().formatHex(sha256.digest()), (first, second) -> first + " " + second);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String className(String file) {
        String name = file.startsWith(VERSIONS) ? file.substring(file.indexOf('/', VERSIONS.length()) + 1) : file;
        return name.substring(0, name.length() - CLASS.length());
    }

    /** The SHA-256 of every file by its name in the class path, with slashes. */
    public SortedMap<String, String> digests() {
        return digests;
    }

    /** One SHA-256 over the names and digests of all files, as 64 hexadecimal digits. */
    public String digest() {
        MessageDigest sha256 = sha256();
        digests.forEach(
                (name, digest) -> sha256.update((name + '\0' + digest + '\n').getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Whether a jar's manifest leads to files beside it, which are not looked at here. */
    public boolean leadsElsewhere() {
        return classPath.entries().stream()
                .anyMatch(entry ->
                        !Files.isDirectory(entry) && BenchmarkJar.read(entry).hasClassPath());
    }

    /** @param name with slashes */
    public boolean hasClass(String name) {
        return classes.containsKey(name);
    }

    /** The files that hold a class of this name; none where it is not part of the build. */
    public Collection<String> filesOf(String name) {
        return classes.getOrDefault(name, List.of());
    }

    /**
     * All class files of one name.
     *
     * @throws UnusableInputException when one of them is not a class file
     */
    public List<ClassFile> classFiles(String name) {
        List<ClassFile> found = new ArrayList<>();
        for (String file : filesOf(name)) {
            for (ClassPathEntry entry : entries) {
                Optional<byte[]> bytes = entry.read(file, MOST_CLASS_BYTES);
                if (bytes.isPresent()) {
                    found.add(parse(file, bytes.get()));
                }
            }
        }
        return found;
    }

    private ClassFile parse(String file, byte[] bytes) {
        try {
            return ClassFile.parse(bytes);
        } catch (IOException e) {
            throw new UnusableInputException(
                    classPath.label() + ": " + file + " is no class file: " + e.getMessage() + "; build it again", e);
        }
    }

    /** The classes that the build offers as services, with slashes: any code may be handed them by the platform. */
    public List<String> providers() {
        List<String> providers = new ArrayList<>();
        for (String file :
                digests.subMap(SERVICES, SERVICES + Character.MAX_VALUE).keySet()) {
            for (ClassPathEntry entry : entries) {
                entry.read(file, MOST_SERVICE_BYTES).map(ServiceFile::providers).ifPresent(providers::addAll);
            }
        }
        return providers;
    }

    @Override
    public void close() {
        entries.forEach(ClassPathEntry::close);
    }
}
