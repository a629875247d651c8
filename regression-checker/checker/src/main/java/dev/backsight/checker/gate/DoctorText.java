package dev.backsight.checker.gate;

import dev.backsight.checker.model.BaselineOutlook;
import dev.backsight.checker.model.DoctorReport;
import dev.backsight.checker.model.Finding;
import dev.backsight.checker.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link DoctorReport} for a terminal or a log. */
public final class DoctorText {

    private static final String INDENT = "  ";
    private static final int NARROWEST = 40;

    private final int width;
    private final StringBuilder text = new StringBuilder();

    private DoctorText(int width) {
        this.width = Math.max(NARROWEST, width);
    }

    /** @param width in columns, beyond which sentences are broken */
    public static String render(DoctorReport report, int width) {
        DoctorText doctor = new DoctorText(width);
        doctor.environment(report);
        doctor.line("");
        doctor.line("Baselines (--base auto)");
        report.outlooks().forEach(doctor::outlook);
        doctor.line("");
        doctor.line("This machine as a place to measure: " + summary(report.findings()));
        report.findings().forEach(doctor::finding);
        return doctor.text.toString();
    }

    private void environment(DoctorReport report) {
        line("Environment");
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, String> field : report.environment().deciding().entrySet()) {
            rows.add(List.of(field.getKey(), field.getValue().isEmpty() ? "none" : PlainText.of(field.getValue())));
        }
        if (rows.isEmpty()) {
            line(INDENT + "nothing is known of it");
            return;
        }
        Columns.align(rows).lines().forEach(row -> line(INDENT + row));
    }

    private void outlook(BaselineOutlook outlook) {
        sentence(INDENT + PlainText.of(outlook.suite()) + ": ", outlook.explanation() + ".");
        for (BaselineOutlook.Candidate candidate : outlook.candidates()) {
            sentence(
                    INDENT + INDENT + (candidate.matches() ? "yes " : "no  ") + PlainText.of(candidate.environment())
                            + ": ",
                    candidate.matches() ? "measured in this environment" : candidate.why());
        }
    }

    private void finding(Finding finding) {
        sentence(
                INDENT
                        + String.format(
                                Locale.ROOT,
                                "%-8s%-20s",
                                finding.severity().name().toLowerCase(Locale.ROOT),
                                finding.key()),
                finding.seen());
        if (finding.severity() != Severity.OK) {
            sentence(INDENT + "          costs: ", finding.cost());
            sentence(INDENT + "          mend:  ", finding.mend());
        }
    }

    private static String summary(List<Finding> findings) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : List.of(Severity.SEVERE, Severity.WARNING, Severity.NOTE)) {
            long count = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                String word = severity.name().toLowerCase(Locale.ROOT);
                counts.add(count + " " + word + (count == 1 || severity == Severity.SEVERE ? "" : "s"));
            }
        }
        return counts.isEmpty() ? "nothing to mend" : String.join(", ", counts);
    }

    /** Broken at blanks, and continued below where it began. */
    private void sentence(String label, String sentence) {
        StringBuilder line = new StringBuilder(label);
        int start = label.length() > width / 2 ? INDENT.length() * 3 : label.length();
        boolean fresh = true;
        for (String word : PlainText.of(sentence).split(" ", -1)) {
            if (!fresh && line.length() + 1 + word.length() > width) {
                line(line.toString());
                line = new StringBuilder(" ".repeat(start));
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        line(line.toString());
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append(System.lineSeparator());
    }
}
