package dev.backsight.benchmarks.validation;

import dev.backsight.benchmarks.workload.OfficeDocument;
import dev.backsight.benchmarks.workload.Photograph;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.metadata.MediaType;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody asks a store to take in.
 *
 * @param refused whether the store's default policy is to say no
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Submission(String name, MediaType declared, byte[] content, boolean refused) {

    /** How many {@link #mix} has. */
    static final int MIX = 16;

    private static final MediaType UNDECLARED = MediaType.OCTET_STREAM;
    private static final MediaType DOCX =
            new MediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    /**
     * A morning's uploads, three of sixteen of which may not come in: a name that climbs out of its folder, one that Windows
     * takes for a device, and a photograph that is said to be a document.
     */
    static List<Submission> mix() {
        List<Submission> mix = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            byte[] log = Workload.JSON.generate(i, 64 << 10);
            mix.add(new Submission("logs/2026-11-2" + i + ".json", new MediaType("application/json"), log, false));
            byte[] source = Workload.SOURCE.generate(i, 16 << 10);
            mix.add(new Submission("src/main/Station" + i + ".java", new MediaType("text/plain"), source, false));
            byte[] document = OfficeDocument.docx(60, i);
            mix.add(new Submission("reports/week " + i + ".docx", DOCX, document, false));
            byte[] photograph = Photograph.jpeg(320, 240, i);
            mix.add(new Submission("site/photo-" + i + ".jpg", new MediaType("image/jpeg"), photograph, false));
        }
        byte[] random = Workload.RANDOM.generate(1, 64 << 10);
        mix.add(new Submission("dumps/levels.bin", UNDECLARED, random, false));
        mix.add(new Submission("../../etc/crontab", UNDECLARED, Workload.SOURCE.generate(9, 4 << 10), true));
        mix.add(new Submission("site/aux.txt", UNDECLARED, Workload.SOURCE.generate(8, 4 << 10), true));
        mix.add(new Submission("reports/week 9.docx", DOCX, Photograph.jpeg(320, 240, 9), true));
        return List.copyOf(mix);
    }
}
