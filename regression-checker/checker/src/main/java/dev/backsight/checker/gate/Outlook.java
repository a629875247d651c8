package dev.backsight.checker.gate;

import dev.backsight.checker.baseline.Baseline;
import dev.backsight.checker.baseline.BaselineMatch;
import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.git.GitRevisions;
import dev.backsight.checker.model.BaselineOutlook;
import dev.backsight.checker.model.BaselineOutlook.Plan;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a check would be compared with here, found as {@link BaseFinder} finds it, but without building anything. */
final class Outlook {

    private final Baselines baselines;
    private final Environment environment;
    private final BaselineCommit commits;

    Outlook(Baselines baselines, Environment environment, Path workingDirectory) {
        this.baselines = baselines;
        this.environment = environment;
        this.commits = new BaselineCommit(new GitRevisions(), workingDirectory);
    }

    BaselineOutlook of(String suite) {
        try {
            BaselineMatch match = baselines.match(environment, suite);
            return match.own().isPresent() ? own(suite, match, match.own().get()) : foreign(suite, match);
        } catch (UnusableInputException e) {
            return new BaselineOutlook(
                    suite,
                    baselines.fileFor(environment, suite).toString(),
                    List.of(),
                    Plan.REFUSE,
                    null,
                    "a check will refuse: " + e.getMessage());
        }
    }

    private BaselineOutlook own(String suite, BaselineMatch match, Baseline own) {
        List<BaselineOutlook.Candidate> candidates = new ArrayList<>(List.of(candidate(own, true, List.of(), "")));
        String unread = "";
        try {
            candidates.addAll(others(match.others()));
        } catch (UnusableInputException e) {
            unread = "; another baseline cannot be read, which does not matter here: " + e.getMessage();
        }
        String saved = "this machine matches " + own.environment();
        try {
            Revision commit = commits.of(own.run());
            return new BaselineOutlook(
                    suite,
                    match.file().toString(),
                    candidates,
                    Plan.MEASURE_COMMIT,
                    commit.commit(),
                    saved + "; will build and measure its commit " + commit.shortName()
                            + " here, beside head, or compare with its saved numbers if that cannot be built"
                            + unread);
        } catch (UnusableInputException e) {
            return new BaselineOutlook(
                    suite,
                    match.file().toString(),
                    candidates,
                    Plan.COMPARE_SAVED,
                    null,
                    saved + "; will compare with its saved numbers, because its commit cannot be measured here: "
                            + e.getMessage() + unread);
        }
    }

    private BaselineOutlook foreign(String suite, BaselineMatch match) {
        List<BaselineMatch.Other> others = match.others();
        Optional<Baseline> accepted = match.accepted();
        String file = match.file().toString();
        if (accepted.isEmpty()) {
            return new BaselineOutlook(
                    suite,
                    file,
                    List.of(),
                    Plan.RECORD,
                    null,
                    "no baseline of this suite was ever accepted; will record head, for somebody to accept");
        }
        List<BaselineOutlook.Candidate> candidates = others(others);
        String none = "this machine matches none";
        try {
            Revision commit = commits.of(accepted.get().run());
            return new BaselineOutlook(
                    suite,
                    file,
                    candidates,
                    Plan.MEASURE_COMMIT,
                    commit.commit(),
                    none + "; will measure commit " + commit.shortName() + " here, beside head: it is what "
                            + accepted.get().acceptance().by() + " accepted last, on "
                            + LocalDate.ofInstant(accepted.get().acceptance().at(), ZoneOffset.UTC) + " in "
                            + accepted.get().environment() + "; will only record head if that cannot be built");
        } catch (UnusableInputException e) {
            return new BaselineOutlook(
                    suite,
                    file,
                    candidates,
                    Plan.RECORD,
                    null,
                    none + "; will only record head, because the commit of the baseline accepted last cannot be"
                            + " measured here either: " + e.getMessage());
        }
    }

    private static List<BaselineOutlook.Candidate> others(List<BaselineMatch.Other> others) {
        return others.stream()
                .map(other -> candidate(other.baseline(), false, other.differences(), other.why()))
                .toList();
    }

    private static BaselineOutlook.Candidate candidate(
            Baseline baseline, boolean matches, List<Environment.Difference> differences, String why) {
        Revision revision = baseline.run().revision();
        return new BaselineOutlook.Candidate(
                baseline.environment(),
                revision == null ? null : revision.commit(),
                baseline.acceptance().by(),
                baseline.acceptance().at(),
                matches,
                differences,
                why);
    }
}
