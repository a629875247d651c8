package dev.backsight.benchmarks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.chunking.ChunkStream;
import dev.backsight.store.chunking.FastCdc;
import dev.backsight.store.content.Chunking;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentityBenchmarksTest {

    @Test
    void hashesAndCutsEachContentAsTheStoreDoes() throws IOException {
        IdentityBenchmark benchmark = new IdentityBenchmark();
        benchmark.fill();
        for (int i = 0; i < IdentityBenchmark.CONTENTS; i++) {
            byte[] content = Workload.JSON.generate(i, IdentityBenchmark.SIZE);
            HashAndChunk.Result result = benchmark.hashAndChunk();
            assertThat(result.id()).isEqualTo(ContentId.of(content));
            assertThat(result.chunks()).isEqualTo(chunksOf(content)).isGreaterThan(16);
        }
    }

    static int chunksOf(byte[] content) throws IOException {
        ChunkStream stream = new ChunkStream(
                new ByteArrayInputStream(content),
                new FastCdc(Chunking.standard().sizes()));
        int chunks = 0;
        while (stream.next()) {
            chunks++;
        }
        return chunks;
    }

    @Test
    void everyIdIsNewAndGreater() {
        IdentityBenchmark benchmark = new IdentityBenchmark();
        FileId before = benchmark.newFileId();
        for (int i = 0; i < 10_000; i++) {
            FileId next = benchmark.newFileId();
            assertThat(next).isGreaterThan(before);
            before = next;
        }
    }

    /** With 5 MiB in place of 64 MiB. */
    @Test
    void surveysHashAndCutContentOfThatSizeAndKind() throws IOException {
        for (String size : Params.of(ContentIdSurvey.class, "size")) {
            for (String content : Params.of(ContentIdSurvey.class, "content")) {
                ContentIdSurvey survey = new ContentIdSurvey();
                survey.size = size.equals("64MiB") ? "5MiB" : size;
                survey.content = Workload.valueOf(content);
                survey.fill();
                byte[] expected = survey.content.generate(1, ByteSize.parse(survey.size));
                assertThat(survey.hash()).isEqualTo(ContentId.of(expected));
                assertThat(survey.chunk()).isEqualTo(chunksOf(expected));
            }
        }
    }

    @Test
    void surveysAndLimitsGiveNewIds() {
        FileIdSurvey survey = new FileIdSurvey();
        survey.find();
        FileIdLimit limit = new FileIdLimit();
        limit.find();
        Set<FileId> ids = new HashSet<>();
        Set<UUID> uuids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ids.add(survey.oneThread());
            ids.add(survey.twoThreads());
            ids.add(survey.eightThreads());
            ids.add(limit.store());
            uuids.add(limit.bare());
        }
        assertThat(ids).hasSize(400);
        assertThat(uuids).hasSize(100).allMatch(uuid -> uuid.version() == 4);
    }

    @Test
    void bothSidesHashContentOfThatSize() throws NoSuchAlgorithmException {
        for (String size : Params.of(ContentIdLimit.class, "size")) {
            ContentIdLimit limit = new ContentIdLimit();
            limit.size = size;
            limit.fill();
            ContentId expected = ContentId.of(Workload.JSON.generate(1, ByteSize.parse(size)));
            assertThat(limit.store()).isEqualTo(expected);
            assertThat(limit.bare()).isEqualTo(expected.toBytes());
        }
    }
}
