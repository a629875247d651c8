package dev.backsight.checker.gate;

import dev.backsight.checker.baseline.Baseline;
import dev.backsight.checker.baseline.BaselinePlace;
import dev.backsight.checker.baseline.BaselineVersions;
import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.baseline.CommittedBaselines;
import dev.backsight.checker.compare.AcceptedRun;
import dev.backsight.checker.compare.AcceptedValues;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was accepted so far of the baseline that serves a check, as the commits before head have it. */
final class AcceptedHistory {

    /** Each is read from git and parsed; a picture of more steps shows no more. */
    private static final int MOST_VERSIONS = 20;

    private final Path baselines;
    private final Environment environment;
    private final String suite;

    AcceptedHistory(Path baselines, Environment environment, String suite) {
        this.baselines = baselines;
        this.environment = environment;
        this.suite = suite;
    }

    /** The details with their history; as they are where there is none, which takes nothing from a verdict. */
    List<BenchmarkDetail> beside(List<BenchmarkDetail> details) {
        return details.isEmpty() ? details : AcceptedValues.along(chain(), details);
    }

    private List<AcceptedRun> chain() {
        try {
            Optional<BaselinePlace> place = new Baselines(baselines)
                    .match(environment, suite)
                    .accepted()
                    .map(Baseline::environment)
                    .map(folder -> new BaselinePlace(folder, suite));
            return place.isEmpty() ? List.of() : chain(new CommittedBaselines(baselines), place.get());
        } catch (UnusableInputException e) {
            // No repository, no commit yet, or a baseline that cannot be used: where that matters, finding the base has
            // said so.
            return List.of();
        }
    }

    private static List<AcceptedRun> chain(CommittedBaselines committed, BaselinePlace place) {
        BaselineVersions versions =
                committed.between(null, committed.revision("HEAD")).get(place);
        if (versions == null) {
            return List.of();
        }
        List<BaselineVersions.Version> list = versions.list();
        List<AcceptedRun> chain = new ArrayList<>();
        for (BaselineVersions.Version version : list.subList(Math.max(0, list.size() - MOST_VERSIONS), list.size())) {
            try {
                AcceptedRun next = new AcceptedRun(version.commit(), committed.read(version));
                boolean same = !chain.isEmpty()
                        && next.run().equals(chain.get(chain.size() - 1).run());
                if (!same) {
                    chain.add(next);
                }
            } catch (UnusableInputException e) {
                // Passed over, as 'baselines drift' does, which also says why.
            }
        }
        return chain;
    }
}
