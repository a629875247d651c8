package dev.backsight.store.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import dev.backsight.store.identity.FileName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MirrorWorkersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    private final MirroredStore mirrored = new MirroredStore();

    @Test
    void workersMirrorWhatManyThreadsPutDespiteFailures() throws Exception {
        mirrored.drain();
        mirrored.reopenForWorkers(4);
        mirrored.mirror.start(mirrored.store);
        assertThatThrownBy(() -> mirrored.mirror.start(mirrored.store)).isInstanceOf(IllegalStateException.class);
        mirrored.storage.failing(20);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Random random = new Random(thread);
                tasks.add(() -> {
                    for (int i = 0; i < 60; i++) {
                        String name = "name " + random.nextInt(10);
                        if (random.nextInt(4) == 0) {
                            mirrored.store.delete(name);
                        } else {
                            mirrored.store.put(name, Contents.random(random.nextInt(5), 1 + random.nextInt(2) * 5_000));
                        }
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(mirrored.mirror.awaitIdle(PATIENCE)).isTrue();
        mirrored.storage.failing(0);
        assertThat(mirrored.mirror.deadLetters(10)).isEmpty();
        mirrored.assertMirrored();
    }

    @Test
    void closingWaitsForWhatIsInFlight() throws Exception {
        mirrored.drain();
        mirrored.store.put("f", Contents.random(1, 1000));
        CountDownLatch putting = new CountDownLatch(1);
        CountDownLatch mayPut = new CountDownLatch(1);
        mirrored.storage.beforePut = () -> {
            putting.countDown();
            try {
                mayPut.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        mirrored.reopenForWorkers(2);
        mirrored.mirror.start(mirrored.store);
        putting.await();
        Thread closing = new Thread(mirrored.mirror::close);
        closing.start();
        mayPut.countDown();
        closing.join();
        assertThat(mirrored.storage.find(MirrorLayout.fileKey(new FileName("f"))))
                .isPresent();
    }
}
