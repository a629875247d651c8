package dev.backsight.store.compression.adaptive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Contents;
import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.Compression;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class BlockAttemptsTest {

    private static final int BLOCK = 64 << 10;
    private static final CompressionChoice SAMPLED = CompressionChoice.sampled(Compression.standard());
    private static final CompressionChoice ALWAYS = CompressionChoice.always(Compression.standard());

    @Test
    void noiseIsLeftOutWithoutOneAttemptUntilThePauseIsLongest() {
        byte[] noise = Contents.random(1, 60 * BLOCK);

        assertThat(tried(noise, BLOCK, ALWAYS)).startsWith(0, 2, 5, 10, 19);
        assertThat(tried(noise, BLOCK, SAMPLED)).containsExactly(36, 53);
    }

    @Test
    void everyBlockOfWhatShrinksIsTried() {
        assertThat(tried(Contents.text(1, 20 * BLOCK), BLOCK, SAMPLED)).hasSize(20);
        assertThat(tried(Contents.halfRandom(1, 20 * BLOCK), BLOCK, SAMPLED)).hasSize(20);
    }

    @Test
    void whatWasCompressedBeforeIsLeftOut() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(Contents.text(1, 4 << 20));
        }
        assertThat(zipped.size()).isGreaterThan(4 * BLOCK);
        assertThat(tried(zipped.toByteArray(), BLOCK, SAMPLED)).isEmpty();
    }

    @Test
    void noiseThatTurnsToTextIsNoticed() {
        byte[] content = Contents.random(1, 30 * BLOCK);
        System.arraycopy(Contents.text(1, 20 * BLOCK), 0, content, 10 * BLOCK, 20 * BLOCK);

        List<Integer> tried = tried(content, BLOCK, SAMPLED);

        assertThat(tried).startsWith(10, 11, 12).hasSize(20);
    }

    /** The weakness of counting bytes, and how far it goes. */
    @Test
    void noiseThatRepeatsIsFoundOutWhenThePauseIsLongest() {
        byte[] all = new byte[60 * BLOCK];
        // A permutation of all byte values, over and over: nothing looks more like noise, or repeats more.
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i * 77);
        }
        assertThat(new ByteEntropy().of(all, 0, BLOCK)).isGreaterThan(BlockAttempts.WILL_NOT_SHRINK);
        assertThat(tried(all, BLOCK, SAMPLED))
                .startsWith(36, 37, 38)
                .endsWith(59)
                .hasSize(24);
    }

    /** What the threshold rests on; the figures are in the package's documentation. */
    @Test
    void theThresholdLiesBelowWhatIsCompressedAndAboveWhatShrinks() throws IOException {
        byte[] json = json(2 << 20);
        byte[] random = Contents.random(1, 2 << 20);
        byte[] mixed = random.clone();
        for (int from = 0; from < mixed.length; from += 10_000) {
            System.arraycopy(json, from, mixed, from, Math.min(2000, mixed.length - from));
        }
        assertThat(entropies(json)).allSatisfy(h -> assertThat(h).isLessThan(5));
        assertThat(entropies(jpeg())).as("JPEG is on either side of it").allSatisfy(h -> assertThat(h)
                .isBetween(7.7, 7.98));
        assertThat(entropies(zstd(json))).allSatisfy(h -> assertThat(h).isGreaterThan(BlockAttempts.WILL_NOT_SHRINK));
        assertThat(entropies(random)).allSatisfy(h -> assertThat(h).isGreaterThan(7.96));
        assertThat(entropies(mixed))
                .as("random with a fifth of JSON, which saves more than a sixteenth")
                .allSatisfy(h -> assertThat(h).isLessThan(BlockAttempts.WILL_NOT_SHRINK));
        assertThat(tried(mixed, 256 << 10, ALWAYS)).as("because it shrinks").hasSize(8);
    }

    private static List<Double> entropies(byte[] content) {
        ByteEntropy entropy = new ByteEntropy();
        List<Double> entropies = new ArrayList<>();
        int block = 256 << 10;
        for (int offset = 0; offset + block <= content.length; offset += block) {
            entropies.add(entropy.of(content, offset, block));
        }
        assertThat(entropies).isNotEmpty();
        return entropies;
    }

    private static byte[] json(int size) {
        Random random = new Random(1);
        StringBuilder records = new StringBuilder();
        for (int i = 0; records.length() < size; i++) {
            records.append("{\"id\":")
                    .append(i)
                    .append(",\"uuid\":\"")
                    .append(new UUID(random.nextLong(), random.nextLong()))
                    .append("\",\"user\":\"user")
                    .append(random.nextInt(100_000))
                    .append("\",\"score\":")
                    .append(random.nextDouble())
                    .append("}\n");
        }
        return records.substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zstd(byte[] content) {
        byte[] target = new byte[Compression.maxCompressedLength(content.length)];
        try (BlockCompressor compressor = Compression.standard().newCompressor()) {
            return Arrays.copyOf(target, compressor.compress(content, 0, content.length, target));
        }
    }

    /** Waves with some noise, which is about what a camera sees. */
    private static byte[] jpeg() throws IOException {
        Random random = new Random(2);
        BufferedImage image = new BufferedImage(2000, 1500, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 1500; y++) {
            for (int x = 0; x < 2000; x++) {
                double wave = Math.sin(x / 97.0) * Math.cos(y / 61.0) + Math.sin((x + y) / 23.0) * 0.4;
                int grey = (int) (128 + 60 * wave + random.nextInt(24));
                image.setRGB(x, y, grey << 16 | (grey + random.nextInt(9)) << 8 | 255 - grey);
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "jpeg", jpeg)).isTrue();
        return jpeg.toByteArray();
    }

    @Test
    void smallBlocksAreTried() {
        assertThat(tried(Contents.random(1, BlockAttempts.MIN_SAMPLED - 1), BLOCK, SAMPLED))
                .containsExactly(0);
        assertThat(tried(Contents.random(1, BlockAttempts.MIN_SAMPLED), BLOCK, SAMPLED))
                .isEmpty();
    }

    private static List<Integer> tried(byte[] content, int blockSize, CompressionChoice choice) {
        BlockAttempts attempts = new BlockAttempts(choice);
        List<Integer> tried = new ArrayList<>();
        byte[] target = new byte[Compression.maxCompressedLength(blockSize)];
        try (BlockCompressor compressor = choice.compression().newCompressor()) {
            for (int offset = 0; offset < content.length; offset += blockSize) {
                int length = Math.min(blockSize, content.length - offset);
                if (attempts.tryNext(content, offset, length)) {
                    tried.add(offset / blockSize);
                    attempts.tried(
                            compressor.compress(content, offset, length, target) != BlockCompressor.INCOMPRESSIBLE);
                }
            }
        }
        return tried;
    }
}
