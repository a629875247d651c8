package dev.backsight.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileIdTest {

    /** RFC 9562, appendix A.6: 2022-02-22T19:22:22Z, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F. */
    private static final String EXAMPLE = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";

    @Test
    void isLaidOutAsTheExampleOfTheRfc() {
        FileId id = FileId.of(Instant.parse("2022-02-22T19:22:22Z").toEpochMilli(), 0xCC3, 0x18C4DC0C0C07398FL);

        assertThat(id)
                .hasToString(EXAMPLE)
                .isEqualTo(FileId.parse(EXAMPLE))
                .isEqualTo(FileId.read(ByteBuffer.wrap(id.toBytes())));
        assertThat(id.time()).isEqualTo("2022-02-22T19:22:22Z");
    }

    @Test
    void ordersByTimeThenByTheRestAsItsBytesAndItsTextDo() {
        Random random = new Random(1);
        List<FileId> ids = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            // Times of before and after 2^47 ms, where a signed comparison would go wrong.
            ids.add(FileId.of((random.nextLong() & FileId.MAX_MILLIS) | (i % 3), random.nextInt(), random.nextLong()));
            ids.add(FileId.of(7, random.nextInt(2), random.nextLong()));
        }
        List<FileId> byText = new ArrayList<>(ids);
        byText.sort(Comparator.comparing(FileId::toString));
        List<FileId> byBytes = new ArrayList<>(ids);
        byBytes.sort(Comparator.comparing(FileId::toBytes, Arrays::compareUnsigned));

        Collections.sort(ids);

        assertThat(ids).isEqualTo(byText).isEqualTo(byBytes);
        assertThat(ids).isSortedAccordingTo(Comparator.comparing(FileId::time));
    }

    @Test
    void refusesWhatIsNoUuidOfVersion7() {
        assertThatThrownBy(() -> new FileId(UUID.nameUUIDFromBytes(new byte[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 3");
        assertThatThrownBy(() -> FileId.parse("017f22e2-79b0-7cc3-18c4-dc0c0c07398f"))
                .hasMessageContaining("variant 0");
        for (String wrong : List.of("", "x", "1-1-7001-8001-1", EXAMPLE + "0", EXAMPLE.substring(1), "-".repeat(36))) {
            assertThatThrownBy(() -> FileId.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> FileId.read(ByteBuffer.allocate(15))).isInstanceOf(BufferUnderflowException.class);
    }

    @Test
    void cutsTimesThatDoNotFit() {
        assertThat(FileId.of(-1, 0, 0).time()).isEqualTo(Instant.EPOCH);
        assertThat(FileId.of(Long.MAX_VALUE, 0, 0).time().toEpochMilli()).isEqualTo((1L << 48) - 1);
    }
}
