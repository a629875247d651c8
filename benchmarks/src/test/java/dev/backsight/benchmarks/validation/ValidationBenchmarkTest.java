package dev.backsight.benchmarks.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.validation.Refusal;
import dev.backsight.store.validation.ValidationPolicy;
import dev.backsight.store.validation.Validator;
import java.io.IOException;
import java.util.List;
import org.apache.commons.io.channels.ByteArraySeekableByteChannel;
import org.junit.jupiter.api.Test;

class ValidationBenchmarkTest {

    @Test
    void aRoundJudgesTheWholeMixAndRefusesWhatMayNotComeIn() throws IOException {
        ValidationBenchmark benchmark = new ValidationBenchmark();
        benchmark.fill();

        assertThat(benchmark.judge()).isEqualTo(3);
        assertThat(benchmark.judge()).isEqualTo(3);
    }

    @Test
    void eachOfTheMixIsJudgedAsItSays() throws IOException {
        List<Submission> mix = Submission.mix();
        Validator validator = new Validator(ValidationPolicy.defaults());

        assertThat(mix).hasSize(Submission.MIX);
        for (Submission submission : mix) {
            assertThat(validator
                            .judgeContent(
                                    submission.name(),
                                    submission.declared(),
                                    ByteArraySeekableByteChannel.wrap(submission.content()))
                            .map(Refusal::sentence)
                            .isPresent())
                    .as(submission.name())
                    .isEqualTo(submission.refused());
        }
    }

    @Test
    void bothDetectorsKnowAPhotographAndTheStoreADocument() {
        DetectionLimit limit = new DetectionLimit();
        limit.fill();
        List<String> ours = List.of(limit.store());
        List<String> theirs = List.of(limit.tika());

        assertThat(ours).hasSize(Submission.MIX);
        assertThat(ours.stream().filter("image/jpeg"::equals)).hasSize(4);
        assertThat(theirs.stream().filter("image/jpeg"::equals)).hasSize(4);
        assertThat(ours.stream().filter(type -> type.endsWith("wordprocessingml.document")))
                .hasSize(3);
    }
}
