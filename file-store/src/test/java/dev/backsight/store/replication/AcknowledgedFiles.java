package dev.backsight.store.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Contents;
import dev.backsight.store.ExistingTarget;
import dev.backsight.store.NamedFiles;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Changes a few files at random, and knows by what was acknowledged what every version of each must be. */
final class AcknowledgedFiles {

    private static final String PREFIX = "acknowledged/";
    private static final MediaType TEXT = new MediaType("text/plain");

    private final ReplicatedStore store;
    private final Random random;

    /** The latest first. */
    private final Map<String, List<FileStat>> files = new TreeMap<>();

    private int number;

    AcknowledgedFiles(ReplicatedStore store, long seed) {
        this.store = store;
        this.random = new Random(seed);
    }

    /** One change, which is acknowledged when this returns. */
    void change() throws IOException {
        number++;
        String name = PREFIX + random.nextInt(5);
        List<FileStat> versions = files.get(name);
        int what = versions == null ? 0 : random.nextInt(8);
        switch (what) {
            case 4 -> versions.set(0, store.label(versions.get(0), labels()));
            case 5 -> copy(name, PREFIX + "copy " + random.nextInt(3));
            case 6 -> rename(name, PREFIX + "moved " + random.nextInt(3));
            case 7 -> {
                assertThat(store.delete(name)).isTrue();
                files.remove(name);
            }
            default -> put(name);
        }
    }

    private FileLabels labels() {
        return new FileLabels(Set.of("tag " + random.nextInt(3)), Map.of("change", Integer.toString(number)));
    }

    private void put(String name) throws IOException {
        byte[] content = Contents.random(number, random.nextInt(6) == 0 ? 1_200_000 : 2_000);
        FileStat stat = random.nextBoolean() ? store.put(name, content, TEXT, labels()) : store.put(name, content);
        assertThat(stat.contentId()).isEqualTo(ContentId.of(content));
        add(name, stat);
    }

    private void copy(String from, String to) throws IOException {
        FileStat source = files.get(from).get(0);
        FileStat copy = store.copy(from, to, ExistingTarget.REPLACE);
        assertThat(copy.contentId()).isEqualTo(source.contentId());
        assertThat(copy.labels()).isEqualTo(source.labels());
        assertThat(copy.id()).isNotEqualTo(source.id());
        add(to, copy);
    }

    private void rename(String from, String to) throws IOException {
        List<FileStat> versions = files.remove(from);
        FileStat renamed = store.rename(from, to, ExistingTarget.REPLACE);
        assertThat(renamed).isEqualTo(versions.get(0).withName(renamed.name()));
        versions.set(0, renamed);
        files.put(to, versions);
    }

    private void add(String name, FileStat stat) {
        List<FileStat> versions = files.computeIfAbsent(name, missing -> new ArrayList<>());
        versions.add(0, stat);
        while (versions.size() > PeerProcess.KEPT_VERSIONS) {
            versions.remove(versions.size() - 1);
        }
    }

    /** Compares everything with what was acknowledged. */
    void requireAll(NamedFiles view) throws IOException {
        assertThat(view.list(PREFIX, 100).files())
                .isEqualTo(
                        files.values().stream().map(versions -> versions.get(0)).toList());
        for (Map.Entry<String, List<FileStat>> file : files.entrySet()) {
            FileStat latest = file.getValue().get(0);
            List<FileStat> expected = new ArrayList<>(List.of(latest));
            file.getValue().stream()
                    .skip(1)
                    .map(older -> older.asVersionOf(latest))
                    .forEach(expected::add);
            assertThat(view.versions(file.getKey())).isEqualTo(expected);
            for (FileStat version : expected) {
                assertThat(ContentId.of(view.getVersion(file.getKey(), version.version())))
                        .isEqualTo(version.contentId());
            }
        }
        for (int tag = 0; tag < 3; tag++) {
            String wanted = "tag " + tag;
            assertThat(view.query(FileQuery.all().withPrefix(PREFIX).withTag(wanted), 100)
                            .files())
                    .isEqualTo(files.values().stream()
                            .map(versions -> versions.get(0))
                            .filter(latest -> latest.tags().contains(wanted))
                            .toList());
        }
    }
}
