package dev.backsight.store.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileLabelsTest {

    @Test
    void takesWhatLiesWithinItsBounds() {
        Set<String> tags = IntStream.range(0, 50).mapToObj(i -> "t" + i).collect(Collectors.toSet());
        String longest = "ä".repeat(64);

        assertThat(new FileLabels(tags, Map.of(longest, "ö".repeat(512), "empty", "", "lines", "a\nb")).tags())
                .hasSize(50)
                .startsWith("t0", "t1", "t10");
    }

    @Test
    void refusesTooManyAndTooLong() {
        Set<String> tags = IntStream.range(0, 51).mapToObj(i -> "t" + i).collect(Collectors.toSet());
        assertRefused(tags, Map.of(), "51");
        assertRefused(Set.of(), tags.stream().collect(Collectors.toMap(t -> t, t -> t)), "51");
        assertRefused(Set.of("ä".repeat(65)), Map.of(), "130");
        assertRefused(Set.of("a".repeat(1 << 20)), Map.of(), "1048576");
        assertRefused(Set.of(""), Map.of(), "has 0");
        assertRefused(Set.of(), Map.of("", "v"), "has 0");
        assertRefused(Set.of(), Map.of("k", "v".repeat(1025)), "attribute 'k' has 1025 bytes");
    }

    @Test
    void refusesWhatIsNoText() {
        assertRefused(Set.of("a\u0000b"), Map.of(), "control characters");
        assertRefused(Set.of("a\n"), Map.of(), "control characters");
        assertRefused(Set.of("\uD800"), Map.of(), "unpaired surrogate");
        assertRefused(Set.of(), Map.of("k\t", ""), "control characters");
        assertRefused(Set.of(), Map.of("k", "a\u0000"), "NUL");
        assertRefused(Set.of(), Map.of("k", "\uDC00"), "unpaired surrogate");
    }

    private static void assertRefused(Set<String> tags, Map<String, String> attributes, String reason) {
        assertThatThrownBy(() -> new FileLabels(tags, attributes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
