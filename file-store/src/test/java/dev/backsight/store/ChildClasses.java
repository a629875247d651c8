package dev.backsight.store;

import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.replication.ClientConfig;
import dev.backsight.store.replication.PeerAddress;
import dev.backsight.store.replication.PeerConfig;
import dev.backsight.store.replication.ReplicatedStore;
import dev.backsight.store.replication.ReplicationGroup;
import dev.backsight.store.replication.StorePeer;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * What child JVMs are started with, so that they begin with their work and not with loading classes: an archive of these
 * (application class data sharing, JEP 350), made by a child that uses store and peers and ends, and RocksDB's library,
 * unpacked once. Made when the first child of this JVM is started. Where there is no such archive, children start slower.
 */
final class ChildClasses {

    private static final long PATIENCE_SECONDS = 120;

    private static final ChildClasses SHARED = make();

    private final String classPath;
    private final List<String> flags;

    private ChildClasses(String classPath, List<String> flags) {
        this.classPath = classPath;
        this.flags = flags;
    }

    static List<String> flags() {
        List<String> all = new ArrayList<>(SHARED.flags);
        all.addAll(List.of("-cp", SHARED.classPath));
        return all;
    }

    private static ChildClasses make() {
        try {
            Path folder = Files.createTempDirectory("child-classes");
            folder.toFile().deleteOnExit();
            String classPath = jars(folder);
            List<String> flags = new ArrayList<>(List.of(
                    // What the JVM has to say of the archive does not belong to what children say.
                    "-Xlog:disable",
                    "-Xlog:all=warning:stderr",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djava.library.path=" + unpackRocks(folder)));
            Path archive = folder.resolve("classes.jsa");
            if (archive(folder, archive, flags, classPath)) {
                archive.toFile().deleteOnExit();
                flags.add("-XX:SharedArchiveFile=" + archive);
            }
            return new ChildClasses(classPath, List.copyOf(flags));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the classes of children are archived", e);
        }
    }

    /** This JVM's class path, its folders packed: what lies in folders is not archived. */
    private static String jars(Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : all.split(File.pathSeparator, -1)) {
            if (Files.isDirectory(Path.of(entry))) {
                Path jar = folder.resolve(jars.size() + ".jar");
                jar.toFile().deleteOnExit();
                pack(Path.of(entry), jar);
                jars.add(jar.toString());
            } else {
                jars.add(entry);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static void pack(Path folder, Path target) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(target));
                Stream<Path> files = Files.walk(folder)) {
            jar.setLevel(Deflater.NO_COMPRESSION);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                jar.putNextEntry(new JarEntry(name));
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
    }

    private static Path unpackRocks(Path folder) throws IOException {
        Path library = folder.resolve(System.mapLibraryName(Environment.getSharedLibraryName("rocksdb")));
        library.toFile().deleteOnExit();
        try (InputStream packed = Objects.requireNonNull(
                RocksDB.class.getClassLoader().getResourceAsStream(Environment.getJniLibraryFileName("rocksdb")))) {
            Files.copy(packed, library);
        }
        return folder;
    }

    private static boolean archive(Path folder, Path archive, List<String> flags, String classPath)
            throws IOException, InterruptedException {
        Path scratch = Files.createDirectory(folder.resolve("training"));
        List<String> command = new ArrayList<>();
        command.add(ChildJvm.java());
        command.addAll(flags);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:ArchiveClassesAtExit=" + archive,
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                classPath,
                Training.class.getName(),
                scratch.toString()));
        Process training = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return training.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    && training.exitValue() == 0
                    && Files.exists(archive);
        } finally {
            training.destroyForcibly().waitFor();
            delete(scratch);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Uses what children use, so that all of that is loaded. */
    static final class Training {

        private Training() {}

        public static void main(String[] arguments) throws IOException {
            Path root = Path.of(arguments[0]);
            List<PeerAddress> addresses = new ArrayList<>();
            for (int port : FreePorts.take(3)) {
                addresses.add(new PeerAddress("p" + port, "127.0.0.1", port));
            }
            ReplicationGroup group = new ReplicationGroup(UUID.randomUUID(), addresses);
            List<StorePeer> peers = new ArrayList<>();
            for (PeerAddress peer : addresses) {
                peers.add(StorePeer.start(PeerConfig.defaults(group, peer.id(), root.resolve(peer.id()))));
            }
            try (ReplicatedStore store = ReplicatedStore.connect(ClientConfig.defaults(group))) {
                store.put("file", Contents.halfRandom(1, 3 << 20));
                store.get("file");
            }
            try (FileStore store = FileStore.open(root.resolve("store"))) {
                FileStat stat = store.put("file", new ByteArrayInputStream(Contents.halfRandom(2, 5 << 20)));
                store.copyTo(stat.name().value(), OutputStream.nullOutputStream());
                store.delete("file");
            }
            for (StorePeer peer : peers) {
                peer.close();
            }
            System.exit(0);
        }
    }
}
