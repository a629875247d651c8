package dev.backsight.benchmarks.workload;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;

/** Made-up words, used as often as people use theirs: by Zipf's law, with exponent 1 (G. Zipf, 1949). */
final class Vocabulary {

    private static final String[] ONSETS = {"b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr"
    };
    private static final String[] NUCLEI = {"a", "e", "i", "o", "u", "ea", "io"};
    private static final String[] CODAS = {"", "", "", "n", "r", "s", "t", "l"};
    private static final int MOST_SYLLABLES = 4;

    private final String[] words;
    private final ZipfPopularity popularity;

    /** @param size number of different words, 1 to 10,000 */
    Vocabulary(int size, long seed) {
        Random random = new Random(seed);
        Set<String> distinct = new LinkedHashSet<>();
        while (distinct.size() < size) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 1 + random.nextInt(MOST_SYLLABLES); syllables > 0; syllables--) {
                word.append(pick(ONSETS, random)).append(pick(NUCLEI, random)).append(pick(CODAS, random));
            }
            distinct.add(word.toString());
        }
        words = distinct.toArray(String[]::new);
        popularity = new ZipfPopularity(size, 1);
    }

    String next(Random random) {
        return words[popularity.next(random)];
    }

    private static String pick(String[] parts, Random random) {
        return parts[random.nextInt(parts.length)];
    }
}
