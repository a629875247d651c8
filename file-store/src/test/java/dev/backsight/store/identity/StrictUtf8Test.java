package dev.backsight.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUtf8Test {

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ud83d", "\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00", "\ud83d\ude00\ude00"})
    void refusesUnpairedSurrogates(String text) {
        assertThat(StrictUtf8.isEncodable(text)).isFalse();
        assertThatThrownBy(() -> StrictUtf8.encode(text)).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void agreesWithThePlatformsEncoder() {
        Random random = new Random(20261122);
        int[] ranges = {'z', 0x100, 0xD800, 0x1_0000};
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(6); i > 0; i--) {
                // Half of them surrogates, so that many are paired by chance.
                text.append((char)
                        (random.nextBoolean()
                                ? 0xD800 + random.nextInt(0x800)
                                : random.nextInt(ranges[random.nextInt(ranges.length)])));
            }
            byte[] expected = byPlatform(text.toString());
            if (expected == null) {
                refused++;
                assertThat(StrictUtf8.isEncodable(text.toString())).isFalse();
            } else {
                assertThat(byUs(text.toString())).isEqualTo(expected);
            }
        }
        assertThat(refused).isBetween(1_000, 19_000);
    }

    private static byte[] byUs(String text) {
        try {
            return StrictUtf8.encode(text);
        } catch (CharacterCodingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static byte @Nullable [] byPlatform(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
