package dev.backsight.benchmarks.workload;

import java.util.Random;

/** Kinds of content, at the two ends of what a codec meets. */
public enum Workload {
    /** Lines of a service's log as JSON: compresses about five to one. */
    JSON {
        @Override
        public byte[] generate(long seed, int size) {
            return new JsonLogLines(seed).take(size);
        }
    },
    /** Random bytes, as encrypted or compressed files are to a codec. */
    RANDOM {
        @Override
        public byte[] generate(long seed, int size) {
            byte[] content = new byte[size];
            new Random(seed).nextBytes(content);
            return content;
        }
    };

    /** The same bytes for the same seed and size, everywhere. */
    public abstract byte[] generate(long seed, int size);
}
