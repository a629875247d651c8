package dev.backsight.store.mirror;

import static dev.backsight.store.mirror.MirrorAssertions.keys;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Contents;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MirrorFailureTest {

    @RegisterExtension
    private final MirroredStore mirrored = new MirroredStore();

    @Test
    void randomChangesAndFailuresEndWithAnEqualMirror() throws Exception {
        // Comparing everything takes hundreds of calls, which would never all succeed.
        mirrored.drain();
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            for (int step = 0; step < 250; step++) {
                mirrored.storage.failing(30);
                String name = "name " + random.nextInt(8);
                switch (random.nextInt(6)) {
                    case 0 -> mirrored.store.delete(name);
                    case 1, 2 -> mirrored.store.put(name, Contents.random(random.nextInt(6), random.nextInt(3) * 700));
                    case 3 -> mirrored.clock.advance(Duration.ofMillis(1));
                    case 4 -> {
                        if (random.nextInt(15) == 0) {
                            mirrored.reopen(mirrored.options);
                        }
                    }
                    default -> mirrored.mirror.runNext();
                }
            }
            mirrored.storage.failing(0);
            mirrored.drain();
            assertThat(mirrored.mirror.statistics().dead()).isZero();
            mirrored.assertMirrored();
        }
    }

    @Test
    void anInterruptedUploadGoesOnWhereItStopped() throws Exception {
        mirrored.reopen(mirrored.options.withPartsAtATime(1));
        byte[] content = Contents.random(1, 3 * MirrorLayout.PART_BYTES);
        mirrored.store.put("f", content);
        assertThat(mirrored.mirror.runNext()).as("reconciling").isTrue();
        List<String> puts = new ArrayList<>();
        mirrored.storage.beforePut = () -> {
            puts.add("put");
            if (puts.size() == 3) {
                mirrored.storage.failing(100);
            }
        };
        assertThat(mirrored.mirror.runNext()).isTrue();
        assertThat(mirrored.mirror.statistics().retried()).isEqualTo(1);
        assertThat(keys(storageBehind())).hasSize(2);

        mirrored.storage.failing(0);
        mirrored.drain();
        assertThat(mirrored.mirror.statistics().bytes()).isEqualTo(MirrorLayout.PART_BYTES);
        mirrored.assertMirrored();
    }

    private ObjectStorage storageBehind() {
        mirrored.storage.failing(0);
        return mirrored.storage;
    }

    @Test
    void whatIsDeniedBecomesADeadLetterAndCanBeQueuedAgain() throws Exception {
        mirrored.drain();
        mirrored.store.put("f", Contents.random(1, 1000));
        mirrored.storage.denying(true);
        mirrored.drain();
        List<DeadLetter> letters = mirrored.mirror.deadLetters(10);
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).description()).isEqualTo("mirror file 'f'");
        assertThat(letters.get(0).reason()).contains("denied on purpose");
        assertThat(mirrored.mirror.statistics().dead()).isEqualTo(1);

        mirrored.storage.denying(false);
        assertThat(mirrored.mirror.requeue(letters.get(0))).isTrue();
        mirrored.drain();
        assertThat(mirrored.mirror.deadLetters(10)).isEmpty();
        mirrored.assertMirrored();
    }

    @Test
    void damageInTheStoreIsADeadLetterAndSpreadsNowhere() throws Exception {
        mirrored.drain();
        mirrored.store.put("f", Contents.random(1, 300_000));
        Path file = Contents.stored(mirrored.root.resolve("store")).get(0);
        byte[] stored = Files.readAllBytes(file);
        stored[stored.length / 2] ^= 1;
        Files.write(file, stored);

        mirrored.drain();
        assertThat(mirrored.mirror.deadLetters(10).get(0).reason()).contains("damaged");
        assertThat(keys(mirrored.storage)).isEmpty();
    }
}
