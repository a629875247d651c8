package dev.backsight.checker.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmoredTextTest {

    private static final String SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** Taken from benchmark lists that JMH 1.37 wrote. */
    @ParameterizedTest
    @CsvSource({
        "xAAMAA==, 10",
        "yAAMAADA, 200",
        "wBAbAEGApBgbAA==, plain",
        "3BQaAQHAoBAIAMHAwBQYAMGAlBA=====, with space",
        "8OwcAA==, μs"
    })
    void readsWhatJmhWrites(String armored, String text) {
        assertThat(ArmoredText.decode(armored)).contains(text);
    }

    @Test
    void nothingIsWrittenAsNothing() {
        assertThat(ArmoredText.decode("")).contains("");
    }

    @Test
    void everyTextComesBack() {
        Random random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(10); length > 0; length--) {
                text.append((char) random.nextInt(0x10000));
            }
            assertThat(ArmoredText.decode(naivelyArmored(text.toString()))).contains(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "plain",
                "deadbeef=",
                "AAAAAAA=",
                "AAAA====",
                "xAA-AA==",
                "xAAMAA==xAAMAA==",
                "xAAMAA=A",
                "////////AA///==="
            })
    void turnsAwayWhatJmhNeverWrites(String text) {
        assertThat(ArmoredText.decode(text)).isEmpty();
    }

    /** The text as one little-endian number, in base 64, lowest digit first. */
    private static String naivelyArmored(String text) {
        StringBuilder armored = new StringBuilder();
        for (int start = 0; start < text.length(); start += 3) {
            String block = text.substring(start, Math.min(text.length(), start + 3));
            BigInteger bits = BigInteger.ZERO;
            for (int i = block.length() - 1; i >= 0; i--) {
                bits = bits.shiftLeft(16).or(BigInteger.valueOf(block.charAt(i)));
            }
            int symbols = block.length() == 3 ? 8 : 3 * block.length();
            for (int i = 0; i < 8; i++) {
                armored.append(i < symbols ? SYMBOLS.charAt(bits.intValue() & 63) : '=');
                bits = bits.shiftRight(6);
            }
        }
        return armored.toString();
    }
}
