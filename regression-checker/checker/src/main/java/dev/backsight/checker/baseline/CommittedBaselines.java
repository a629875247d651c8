package dev.backsight.checker.baseline;

import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.git.CommittedFiles;
import dev.backsight.checker.git.GitRevisions;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Accepted baselines as commits have them, whatever is checked out. */
public final class CommittedBaselines {

    private static final String SUFFIX = ".json";

    private final CommittedFiles files;

    /**
     * @param baselines where the baselines are, or were, in the work tree of a repository
     * @throws UnusableInputException if they lie in no work tree
     */
    public CommittedBaselines(Path baselines) {
        this.files = new CommittedFiles(baselines);
    }

    /** @throws UnusableInputException if there is no such commit */
    public Revision revision(String name) {
        return new GitRevisions().require(files.directory(), name);
    }

    /** Whether this clone lacks the beginning of its history. */
    public boolean historyIsCutOff() {
        return files.isShallow();
    }

    /**
     * What became of each baseline's file up to a commit. A file that is there neither at the beginning nor at the end is
     * left out.
     *
     * @param from where to begin; null for the beginning of the history
     */
    public SortedMap<BaselinePlace, BaselineVersions> between(@Nullable Revision from, Revision to) {
        @Nullable String start = from == null ? null : from.commit();
        SortedMap<BaselinePlace, CommittedFiles.Entry> first = new TreeMap<>();
        SortedMap<BaselinePlace, BaselineVersions.Collector> found = new TreeMap<>();
        if (start != null) {
            first.putAll(at(start));
            collect(found, start, first);
        }
        for (String commit : files.changing(start, to.commit())) {
            collect(found, commit, at(commit));
        }
        SortedMap<BaselinePlace, CommittedFiles.Entry> last = at(to.commit());
        collect(found, to.commit(), last);
        SortedMap<BaselinePlace, BaselineVersions> between = new TreeMap<>();
        found.forEach((place, collector) -> {
            if (first.containsKey(place) || last.containsKey(place)) {
                between.put(place, collector.versions(first.containsKey(place), last.containsKey(place)));
            }
        });
        return between;
    }

    /** As git names it: {@code <commit>:<path>}. */
    public static String name(BaselineVersions.Version version) {
        return version.commit().substring(0, 10) + ":" + version.entry().path();
    }

    private static void collect(
            SortedMap<BaselinePlace, BaselineVersions.Collector> found,
            String commit,
            SortedMap<BaselinePlace, CommittedFiles.Entry> files) {
        files.forEach((place, entry) -> found.computeIfAbsent(place, absent -> new BaselineVersions.Collector())
                .add(commit, entry));
    }

    /**
     * What a file of a commit says.
     *
     * @throws UnusableInputException if it is no baseline, named as git does: {@code <commit>:<path>}
     */
    public Run read(BaselineVersions.Version version) {
        String name = name(version);
        Run run = RunFile.read(name, files.content(version.entry()));
        if (run.acceptance() == null) {
            throw UnusableInputException.in(name, "$", "stands among the baselines, but nobody accepted it", null);
        }
        return run;
    }

    private SortedMap<BaselinePlace, CommittedFiles.Entry> at(String commit) {
        int prefix = files.folder().isEmpty() ? 0 : files.folder().length() + 1;
        SortedMap<BaselinePlace, CommittedFiles.Entry> found = new TreeMap<>();
        for (CommittedFiles.Entry entry : files.below(commit)) {
            String path = entry.path();
            String[] names = path.substring(Math.min(prefix, path.length())).split("/", -1);
            if (names.length == 2 && names[1].endsWith(SUFFIX)) {
                found.put(
                        new BaselinePlace(names[0], names[1].substring(0, names[1].length() - SUFFIX.length())), entry);
            }
        }
        return found;
    }
}
