package dev.backsight.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.identity.ContentId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistinctContentsTest {

    @Test
    void noTwoAreEqualAndAllButTheStampIsTheTemplate() {
        byte[] template = Workload.RANDOM.generate(1, 100);
        DistinctContents contents = new DistinctContents(template);
        Set<ContentId> seen = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            byte[] content = contents.next();
            assertThat(seen.add(ContentId.of(content))).isTrue();
            assertThat(Arrays.copyOfRange(content, 16, 100)).isEqualTo(Arrays.copyOfRange(template, 16, 100));
        }
        assertThat(new String(contents.next(), 0, 16, StandardCharsets.US_ASCII))
                .isEqualTo("0000000000001388");
    }

    @Test
    void noTwoShareAnyOfTheirParts() {
        byte[] template = Workload.RANDOM.generate(1, 100_000);
        DistinctContents contents = new DistinctContents(template);
        byte[] one = contents.next().clone();
        byte[] other = contents.next();
        for (int at = 0; at < template.length; at += 16 << 10) {
            int end = Math.min(template.length, at + (16 << 10));
            assertThat(Arrays.equals(one, at, end, other, at, end)).isFalse();
            int rest = Math.min(end, at + 16);
            assertThat(Arrays.equals(one, rest, end, template, rest, end)).isTrue();
        }
    }

    @Test
    void refusesATemplateWithoutRoomForTheStamp() {
        assertThatThrownBy(() -> new DistinctContents(new byte[15])).hasMessageContaining("has 15");
    }
}
