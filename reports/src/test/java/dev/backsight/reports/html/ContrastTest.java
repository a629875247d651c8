package dev.backsight.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** WCAG 2.2, success criteria 1.4.3 (text, 4.5 to 1) and 1.4.11 (marks, 3 to 1), for the colours of the style sheet. */
class ContrastTest {

    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");
    private static final Pattern PALETTE = Pattern.compile(":root\\S* \\{([^}]*--page: [^}]*)\\}");

    private final List<Map<String, Integer>> palettes = palettes();

    @Test
    void thereIsALightAndADarkPalette() {
        assertThat(palettes).hasSize(3);
        assertThat(palettes.get(2)).as("dark by choice is dark by preference").isEqualTo(palettes.get(1));
        assertThat(palettes.get(0).keySet()).isEqualTo(palettes.get(1).keySet()).hasSizeGreaterThan(12);
    }

    @Test
    void textIsLegibleOnEveryGroundItIsPrintedOn() {
        for (Map<String, Integer> palette : palettes) {
            for (String tone : List.of("bad", "open", "good", "calm")) {
                for (String ground : List.of("page", "card", tone + "-tint")) {
                    for (String ink : List.of("ink", "quiet", tone)) {
                        assertThat(contrast(palette.get(ink), palette.get(ground)))
                                .as("%s on %s", ink, ground)
                                .isGreaterThanOrEqualTo(4.5);
                    }
                }
                assertThat(contrast(palette.get(tone), palette.get("band")))
                        .as("a %s mark on the tolerance band", tone)
                        .isGreaterThanOrEqualTo(3);
            }
        }
    }

    private static List<Map<String, Integer>> palettes() {
        return PALETTE.matcher(Sheet.load("report.css").text())
                .results()
                .map(block -> colours(block.group(1)))
                .toList();
    }

    private static Map<String, Integer> colours(String block) {
        Map<String, Integer> colours = new HashMap<>();
        Matcher colour = COLOUR.matcher(block);
        while (colour.find()) {
            colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
        }
        return colours;
    }

    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
