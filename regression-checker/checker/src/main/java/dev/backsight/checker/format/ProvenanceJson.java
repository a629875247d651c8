package dev.backsight.checker.format;

import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.Revision;
import java.io.IOException;
import java.util.List;

/** Which source a run was built from, and who made it the baseline. */
final class ProvenanceJson {

    private ProvenanceJson() {}

    static void writeRevision(JsonOut out, Revision revision) throws IOException {
        out.text("commit", revision.commit());
        out.text("tree", revision.tree());
        out.text("title", revision.title());
        out.bool("dirty", revision.dirty());
    }

    static Revision readRevision(JsonObject in) {
        return new Revision(in.text("commit"), in.optionalText("tree"), in.text("title"), in.bool("dirty"));
    }

    static void writeAcceptance(JsonOut out, Acceptance acceptance) throws IOException {
        out.text("by", acceptance.by());
        out.text("at", acceptance.at().toString());
        out.text("reason", acceptance.reason());
        out.text("previous", acceptance.previous());
        out.lines("changes", acceptance.changes());
    }

    static Acceptance readAcceptance(JsonObject in) {
        return new Acceptance(
                in.text("by"),
                in.instant("at"),
                in.text("reason"),
                in.optionalText("previous"),
                // Baselines from before there were any.
                in.has("changes") ? in.texts("changes") : List.of());
    }
}
