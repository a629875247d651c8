package dev.backsight.store.metadata;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps all versions it is told to, and counts anew, from all there is, whenever asked. */
final class NaiveMetadata {

    /** The latest last. */
    private final Map<FileName, List<FileStat>> files = new HashMap<>();

    private final Map<ContentId, List<ContentId>> bases = new LinkedHashMap<>();

    FileStat latest(FileName name) {
        List<FileStat> versions = files.get(name);
        return versions == null ? null : versions.get(versions.size() - 1);
    }

    List<FileStat> versions(FileName name) {
        List<FileStat> latestFirst = new ArrayList<>();
        for (FileStat version : files.getOrDefault(name, List.of())) {
            latestFirst.add(
                    0, version.version() == latest(name).version() ? version : version.asVersionOf(latest(name)));
        }
        return latestFirst;
    }

    boolean canPut(FileStat next, List<ContentId> wanted) {
        return bases.containsKey(next.contentId())
                || wanted.stream()
                        .allMatch(base ->
                                bases.containsKey(base) && bases.get(base).isEmpty());
    }

    List<ContentId> put(FileStat next, List<ContentId> wanted) {
        bases.putIfAbsent(next.contentId(), wanted);
        List<FileStat> versions = files.computeIfAbsent(next.name(), name -> new ArrayList<>());
        versions.add(next);
        versions.removeIf(version -> version.version() < next.oldestVersion());
        return forgetUnused();
    }

    List<ContentId> label(FileStat next) {
        List<FileStat> versions = files.get(next.name());
        versions.set(versions.size() - 1, next);
        return List.of();
    }

    List<ContentId> rename(FileName from, FileName to) {
        List<FileStat> renamed = new ArrayList<>();
        files.remove(from).forEach(version -> renamed.add(version.withName(to)));
        files.put(to, renamed);
        return forgetUnused();
    }

    List<ContentId> remove(FileName name) {
        files.remove(name);
        return forgetUnused();
    }

    private List<ContentId> forgetUnused() {
        List<ContentId> forgotten = new ArrayList<>();
        while (true) {
            List<ContentId> unused = bases.keySet().stream()
                    .filter(content -> references(content) == 0)
                    .toList();
            if (unused.isEmpty()) {
                return forgotten;
            }
            bases.keySet().removeAll(unused);
            forgotten.addAll(unused);
        }
    }

    private long references(ContentId content) {
        return files.values().stream()
                        .flatMap(List::stream)
                        .filter(file -> file.contentId().equals(content))
                        .count()
                + bases.values().stream().filter(list -> list.contains(content)).count();
    }

    Optional<ContentRecord> record(ContentId content) {
        List<ContentId> known = bases.get(content);
        return known == null
                ? Optional.empty()
                : Optional.of(new ContentRecord(references(content), 1, 100, Codec.STORED, known));
    }
}
