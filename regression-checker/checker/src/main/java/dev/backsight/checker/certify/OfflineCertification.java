package dev.backsight.checker.certify;

import dev.backsight.checker.compare.GateSimulation;
import dev.backsight.checker.compare.IdenticalBuilds;
import dev.backsight.checker.compare.KnownSlowdowns;
import dev.backsight.checker.compare.RecordedPairs;
import dev.backsight.checker.format.CertificateFile;
import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.CertificationReport;
import dev.backsight.checker.model.RecordedSlowdown;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a directory of pairs shows, without measuring anything. */
public final class OfflineCertification {

    /** Written beside the pairs. */
    public static final String FILE = "certificate.json";

    private OfflineCertification() {}

    /** Pairs of a benchmark below which the gate cannot be tried on it. */
    public static int leastPairs() {
        return GateSimulation.leastPairs();
    }

    /**
     * Of all pairs in the directory; writes {@value #FILE} there.
     *
     * @throws UnusableInputException when there are none, one is damaged, or the file cannot be written
     */
    public static CertificationReport of(Path directory, RatesRequest request, Clock clock) {
        PairArchive archive = PairArchive.existing(directory);
        if (archive.turns().stream().allMatch(recording -> recording.pairs().isEmpty())) {
            throw new UnusableInputException(directory + ": not one pair was measured: measure again");
        }
        Certificate certificate = IdenticalBuilds.of(archive.turns(), archive.apart(), Certification.CONFIDENCE, null);
        List<RecordedPairs> sources = new ArrayList<>(List.of(new RecordedPairs(archive.turns(), 0)));
        List<RecordedSlowdown> slowdowns = new ArrayList<>();
        for (int extra : archive.extras()) {
            RecordedPairs slowed = new RecordedPairs(archive.turns(extra), extra / 100.0);
            sources.add(slowed);
            slowdowns.addAll(KnownSlowdowns.of(slowed, request.location()));
        }
        slowdowns.sort(Comparator.comparing(RecordedSlowdown::benchmark));
        GateSimulation simulation = new GateSimulation(sources, archive.apart(), request.settings());
        CertificationReport report = new CertificationReport(
                clock.instant(), certificate, slowdowns, simulation.possible() ? simulation.run() : null);
        CertificateFile.write(directory.resolve(FILE), report);
        return report;
    }
}
