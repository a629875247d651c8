package dev.backsight.checker.format;

import dev.backsight.checker.model.AcceptedMove;
import dev.backsight.checker.model.BaselineHistory;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.SuiteHistory;
import java.io.IOException;
import java.nio.file.Path;

/** What {@code baselines diff --json} and {@code baselines drift --json} print: how accepted numbers moved. */
public final class BaselineHistoryFile {

    /** Version written. */
    public static final int SCHEMA_VERSION = 1;

    private static final JsonFile FORMAT = new JsonFile("backsight-baseline-history", SCHEMA_VERSION);

    private BaselineHistoryFile() {}

    public static String text(BaselineHistory history) {
        return FORMAT.text(history, BaselineHistoryFile::write);
    }

    /** @throws dev.backsight.checker.model.UnusableInputException if the file cannot be written; it is unchanged then */
    public static void write(Path file, BaselineHistory history) {
        FORMAT.write(file, history, BaselineHistoryFile::write);
    }

    private static void write(JsonOut out, BaselineHistory history) throws IOException {
        out.object("from", history.from(), ProvenanceJson::writeRevision);
        out.object("to", history.to(), ProvenanceJson::writeRevision);
        out.bool("cutOff", history.cutOff());
        out.objects("suites", history.suites(), BaselineHistoryFile::writeSuite);
    }

    private static void writeSuite(JsonOut out, SuiteHistory suite) throws IOException {
        out.text("environment", suite.environment());
        out.text("suite", suite.suite());
        out.text("fate", suite.fate().name());
        out.objects("chain", suite.chain(), BaselineHistoryFile::writeLink);
        out.objects("moves", suite.moves(), BaselineHistoryFile::writeMove);
    }

    private static void writeLink(JsonOut out, SuiteHistory.Link link) throws IOException {
        out.text("commit", link.commit());
        out.text("measured", link.measured());
        out.object("accepted", link.acceptance(), ProvenanceJson::writeAcceptance);
        out.text("note", link.note());
    }

    private static void writeMove(JsonOut out, AcceptedMove move) throws IOException {
        IdentityJson.writeBenchmark(out, move.benchmark());
        IdentityJson.writeMetric(out, "metric", move.metric());
        out.number("before", move.before());
        out.number("after", move.after());
        out.objectOnOneLine("change", move.change(), BaselineHistoryFile::writeChange);
        out.numbers("steps", move.steps());
        out.bool("addsUp", move.addsUp());
        out.text("note", move.note());
    }

    private static void writeChange(JsonOut out, Change change) throws IOException {
        out.number("estimate", change.estimate());
        out.number("low", change.low());
        out.number("high", change.high());
    }
}
