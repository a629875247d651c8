package dev.backsight.checker.gate;

import dev.backsight.checker.baseline.BaselinePlace;
import dev.backsight.checker.baseline.BaselineVersions;
import dev.backsight.checker.baseline.CommittedBaselines;
import dev.backsight.checker.compare.AcceptedMoves;
import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.BaselineHistory;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.SuiteHistory;
import dev.backsight.checker.model.SuiteHistory.Fate;
import dev.backsight.checker.model.SuiteHistory.Link;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** How accepted numbers moved over a repository's history. Reads commits only, never what is checked out. */
public final class BaselineMoves {

    private static final String BETWEEN = "..";

    private final CommittedBaselines committed;

    /**
     * @param baselines where they are, or were, in the work tree of a repository
     * @throws UnusableInputException if they lie in no work tree
     */
    public BaselineMoves(Path baselines) {
        this.committed = new CommittedBaselines(baselines);
    }

    /**
     * From one commit to another.
     *
     * @param range {@code <rev>..<rev>}; either may be left out and is HEAD then
     * @throws UnusableInputException if it is no range, a commit is not here, or a baseline of either cannot be used
     */
    public BaselineHistory diff(String range) {
        int dots = range.indexOf(BETWEEN);
        if (dots < 0 || range.startsWith(".", dots + BETWEEN.length())) {
            throw new UnusableInputException(
                    "'" + range + "' is not two revisions: write <rev>..<rev>, e.g. v1.0..HEAD");
        }
        Revision from = committed.revision(orHead(range.substring(0, dots)));
        Revision to = committed.revision(orHead(range.substring(dots + BETWEEN.length())));
        return history(from, to, false);
    }

    /**
     * From the oldest that the history has to a commit.
     *
     * @param upTo usually {@code HEAD}
     * @throws UnusableInputException if there is no such commit, or one of its baselines cannot be used
     */
    public BaselineHistory drift(String upTo) {
        return history(null, committed.revision(upTo), committed.historyIsCutOff());
    }

    private static String orHead(String revision) {
        return revision.isEmpty() ? "HEAD" : revision;
    }

    private BaselineHistory history(@Nullable Revision from, Revision to, boolean cutOff) {
        SortedMap<BaselinePlace, BaselineVersions> between = committed.between(from, to);
        List<SuiteHistory> suites = new ArrayList<>();
        between.forEach((place, versions) -> suites.add(suite(place, versions, from == null)));
        return new BaselineHistory(from, to, cutOff, suites);
    }

    private SuiteHistory suite(BaselinePlace place, BaselineVersions versions, boolean fromBeginning) {
        List<Link> chain = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        List<BaselineVersions.Version> list = versions.list();
        for (int i = 0; i < list.size(); i++) {
            boolean end = (i == 0 && versions.atStart()) || (i == list.size() - 1 && versions.atEnd());
            add(list.get(i), end, chain, runs);
        }
        Fate fate = !versions.atEnd() ? Fate.REMOVED : versions.atStart() || fromBeginning ? Fate.KEPT : Fate.ADDED;
        return new SuiteHistory(
                place.environment(),
                place.suite(),
                fate,
                chain,
                fate == Fate.KEPT ? AcceptedMoves.along(runs) : List.of());
    }

    /** @param end whether it is one of the two that were asked for: what lies between may be beyond reading */
    private void add(BaselineVersions.Version version, boolean end, List<Link> chain, List<Run> runs) {
        Run run;
        try {
            run = committed.read(version);
        } catch (UnusableInputException e) {
            if (end) {
                throw e;
            }
            String where = CommittedBaselines.name(version) + ": ";
            String what = String.valueOf(e.getMessage());
            chain.add(new Link(
                    version.commit(),
                    null,
                    null,
                    "passed over: " + (what.startsWith(where) ? what.substring(where.length()) : what)));
            return;
        }
        @Nullable Run previous = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (run.equals(previous)) {
            return; // written anew, but it says the same
        }
        @Nullable Acceptance acceptance = run.acceptance();
        boolean edited = previous != null && acceptance != null && acceptance.equals(previous.acceptance());
        chain.add(new Link(
                version.commit(),
                acceptance,
                run.revision() == null ? null : run.revision().commit(),
                edited ? "changed after it was accepted" : ""));
        runs.add(run);
    }
}
