package dev.backsight.workloads.cpu;

import dev.backsight.workloads.Workload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Decompression. A unit: one of 16 texts of 4 KiB inflated, and its CRC-32. */
public class Inflate extends Workload {

    private static final int TEXTS = 16;
    private static final int SIZE = 4096;

    /** Never ended: what it holds outside the heap goes with the process. */
    private final Inflater inflater = new Inflater();

    private final byte[][] deflated = new byte[TEXTS][];
    private final byte[] inflated = new byte[SIZE];

    public Inflate() {
        Deflater deflater = new Deflater();
        byte[] buffer = new byte[2 * SIZE];
        for (int i = 0; i < TEXTS; i++) {
            deflater.reset();
            deflater.setInput(text(i));
            deflater.finish();
            deflated[i] = Arrays.copyOf(buffer, deflater.deflate(buffer));
        }
        deflater.end();
    }

    static byte[] text(long number) {
        Random random = new Random(number % TEXTS);
        StringBuilder text = new StringBuilder();
        while (text.length() < SIZE) {
            text.append("level=info store=").append(random.nextInt(10)).append(" put bytes=");
            text.append(random.nextInt(1_000_000)).append('\n');
        }
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), SIZE);
    }

    @Override
    protected long unit(long number) {
        inflater.reset();
        inflater.setInput(deflated[(int) (number % TEXTS)]);
        try {
            int length = inflater.inflate(inflated);
            CRC32 crc = new CRC32();
            crc.update(inflated, 0, length);
            return crc.getValue();
        } catch (DataFormatException e) {
            throw new IllegalStateException("what was deflated cannot be inflated", e);
        }
    }
}
