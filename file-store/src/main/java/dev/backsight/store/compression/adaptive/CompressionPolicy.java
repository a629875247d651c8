package dev.backsight.store.compression.adaptive;

import dev.backsight.store.compression.Compression;
import dev.backsight.store.mediatype.MediaTypePattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which content is compressed how, by its media type (RFC 6838). The first rule whose pattern matches decides.
 *
 * <p>A media type is what the caller says, and may be wrong; that costs space or time, and nothing else.
 *
 * @param rules at most {@value #MAX_RULES}, no pattern twice
 * @param otherwise for types that match no rule
 */
public record CompressionPolicy(List<Rule> rules, CompressionChoice otherwise) {

    /** Upper bound of the number of rules. */
    public static final int MAX_RULES = 1000;

    /** Compressed already, by formats that leave a general codec nothing to find. */
    private static final List<String> COMPRESSED_TYPES = List.of(
            "*/*+gzip",
            "*/*+zip",
            "*/*+zstd",
            "application/gzip",
            "application/java-archive",
            "application/vnd.rar",
            "application/x-7z-compressed",
            "application/x-bzip2",
            "application/x-gzip",
            "application/x-rar-compressed",
            "application/x-xz",
            "application/zip",
            "application/zstd",
            "audio/aac",
            "audio/flac",
            "audio/mp4",
            "audio/mpeg",
            "audio/ogg",
            "audio/opus",
            "audio/webm",
            "font/woff",
            "font/woff2",
            "image/avif",
            "image/gif",
            "image/heic",
            "image/heif",
            "image/jpeg",
            "image/jxl",
            "image/png",
            "image/webp",
            "video/*");

    /** Text, whatever it is called. */
    private static final List<String> TEXT_TYPES = List.of(
            "*/*+json",
            "*/*+xml",
            "application/javascript",
            "application/json",
            "application/sql",
            "application/x-ndjson",
            "application/xml",
            "application/yaml",
            "text/*");

    /** @throws IllegalArgumentException if there are too many rules, or two of the same pattern */
    public CompressionPolicy {
        rules = List.copyOf(rules);
        if (rules.size() > MAX_RULES) {
            throw new IllegalArgumentException("a policy has at most " + MAX_RULES + " rules, not " + rules.size());
        }
        Set<MediaTypePattern> patterns = new HashSet<>();
        for (Rule rule : rules) {
            if (!patterns.add(rule.pattern())) {
                throw new IllegalArgumentException(
                        "pattern '" + rule.pattern() + "' has two rules; the second would never be asked");
            }
        }
    }

    /** Compresses everything alike, without looking first. */
    public static CompressionPolicy always(Compression compression) {
        return new CompressionPolicy(List.of(), CompressionChoice.always(compression));
    }

    /**
     * Stores what its type says is compressed already (JPEG, video, archives …), compresses what its type says is text, and
     * looks at samples of everything else.
     */
    public static CompressionPolicy byMediaType(Compression compression) {
        List<Rule> rules = new ArrayList<>();
        COMPRESSED_TYPES.forEach(pattern -> rules.add(new Rule(pattern, CompressionChoice.stored())));
        TEXT_TYPES.forEach(pattern -> rules.add(new Rule(pattern, CompressionChoice.always(compression))));
        return new CompressionPolicy(rules, CompressionChoice.sampled(compression));
    }

    /** This policy, with a rule that is asked before all others, and replaces one of the same pattern. */
    public CompressionPolicy withRule(String pattern, CompressionChoice choice) {
        Rule first = new Rule(pattern, choice);
        List<Rule> more = new ArrayList<>();
        more.add(first);
        rules.stream().filter(rule -> !rule.pattern().equals(first.pattern())).forEach(more::add);
        return new CompressionPolicy(more, otherwise);
    }

    /** @param mediaType with or without parameters, in upper or lower case, as it was put */
    public CompressionChoice choose(String mediaType) {
        if (rules.isEmpty()) {
            return otherwise;
        }
        String essence = MediaTypePattern.essence(mediaType);
        for (Rule rule : rules) {
            if (rule.pattern().matches(essence)) {
                return rule.choice();
            }
        }
        return otherwise;
    }

    /** What to do with contents of some media types. */
    public record Rule(MediaTypePattern pattern, CompressionChoice choice) {

        /** @throws IllegalArgumentException if that is no {@link MediaTypePattern} */
        public Rule(String pattern, CompressionChoice choice) {
            this(new MediaTypePattern(pattern), choice);
        }
    }
}
