package dev.backsight.benchmarks.workload;

import java.util.Random;
import java.util.function.LongFunction;

/** Kinds of content, from what codecs are made for to what they cannot do anything with. */
public enum Workload {
    /** Lines of a service's log as JSON: compresses about five to one. */
    JSON {
        @Override
        public byte[] generate(long seed, int size) {
            return new JsonLogLines(seed).take(size);
        }
    },
    /** Source text of a program. */
    SOURCE {
        @Override
        public byte[] generate(long seed, int size) {
            return new SourceText(seed).take(size);
        }
    },
    /** Office documents, one after the other: ZIPs of XML, so compressed already. */
    OFFICE {
        @Override
        public byte[] generate(long seed, int size) {
            return fill(size, number -> OfficeDocument.docx(150, seed * SEEDS + number));
        }
    },
    /** Photographs of three quarters of a megapixel, one after the other: JPEG, so compressed already. */
    PHOTO {
        @Override
        public byte[] generate(long seed, int size) {
            return fill(size, number -> Photograph.jpeg(1024, 768, seed * SEEDS + number));
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

    /** So many files go into one content before it has any in common with the next. */
    private static final int SEEDS = 10_000;

    /** The same bytes for the same seed and size, everywhere; of the last line or file as much as fits. */
    public abstract byte[] generate(long seed, int size);

    private static byte[] fill(int size, LongFunction<byte[]> files) {
        byte[] content = new byte[size];
        int filled = 0;
        for (long number = 0; filled < size; number++) {
            byte[] file = files.apply(number);
            int length = Math.min(file.length, size - filled);
            System.arraycopy(file, 0, content, filled, length);
            filled += length;
        }
        return content;
    }
}
