package dev.backsight.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class DeflateTest {

    @Test
    void theJdkInflatesWhatItWrites() throws DataFormatException {
        byte[] far = Workload.RANDOM.generate(3, 40_000);
        System.arraycopy(far, 0, far, 1 << 15, 1000);
        for (byte[] content : List.of(
                new byte[0],
                new byte[] {7},
                new byte[100_000],
                far,
                Workload.RANDOM.generate(1, 70_000),
                Workload.SOURCE.generate(1, 300_000),
                Workload.JSON.generate(1, 300_000))) {
            assertThat(inflate(Deflate.compress(content), content.length)).isEqualTo(content);
        }
    }

    @Test
    void packsTextAboutAsTightlyAsTheJdk() {
        for (Workload text : List.of(Workload.JSON, Workload.SOURCE)) {
            byte[] content = text.generate(2, 200_000);
            byte[] target = new byte[content.length];
            Deflater deflater = new Deflater(6, true);
            deflater.setInput(content);
            deflater.finish();
            int theirs = deflater.deflate(target);
            deflater.end();
            assertThat((double) Deflate.compress(content).length / theirs).isBetween(0.9, 1.15);
        }
    }

    private static byte[] inflate(byte[] packed, int size) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        // One byte more than is needed, which tells whether anything follows; zlib asks for a byte after the end, too.
        byte[] content = new byte[size + 1];
        inflater.setInput(Arrays.copyOf(packed, packed.length + 1));
        int length = inflater.inflate(content);
        assertThat(inflater.finished()).isTrue();
        assertThat(inflater.getBytesRead()).isEqualTo(packed.length);
        inflater.end();
        return Arrays.copyOf(content, length);
    }
}
