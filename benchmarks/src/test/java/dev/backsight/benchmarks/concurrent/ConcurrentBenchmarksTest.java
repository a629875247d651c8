package dev.backsight.benchmarks.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.OneDisk;
import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.workload.FilePopulation;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.infra.ThreadParams;

/** Every read gives what was written last, and no benchmark leaves or gathers files. */
class ConcurrentBenchmarksTest extends OneDisk {

    private static ThreadParams thread(int index) {
        return new ThreadParams(index, 2, 0, 1, 0, 1, index, 2, index, 2);
    }

    private static SharedStore filled() throws IOException {
        SharedStore store = new SharedStore();
        store.fill();
        return store;
    }

    @Test
    void readsGiveWhatWasWrittenLastAndTheDiskStaysBounded() throws IOException {
        MixedWorkloadBenchmark benchmark = new MixedWorkloadBenchmark();
        SharedStore store = filled();
        MixedWorkloadBenchmark.Requests requests = new MixedWorkloadBenchmark.Requests();
        requests.plan(thread(1));
        Twin twin = new Twin(Mix.FEW_UPDATES, 1);
        for (int i = 0; i < 2000; i++) {
            twin.expect(benchmark.readOrUpdate(store, requests));
        }
        assertThat(twin.updates).isEqualTo(100);
        assertThat(contentFiles()).isEqualTo(SharedStore.FILES);
        store.close();
    }

    @Test
    void twoThreadsNeverSeeAMixtureOfContents() throws Exception {
        MixedWorkloadBenchmark benchmark = new MixedWorkloadBenchmark();
        SharedStore store = filled();
        twoThreadsNeverSeeAMixture(requests -> benchmark.readOrUpdate(store, requests));
        store.close();
        MixedWorkloadLimit limit = new MixedWorkloadLimit();
        PlainFiles plain = new PlainFiles();
        plain.fill();
        twoThreadsNeverSeeAMixture(requests -> limit.bareByTwo(plain, requests));
        plain.close();
    }

    /** One of the benchmarks. */
    private interface Answer {

        Object to(MixedWorkloadBenchmark.Requests requests) throws IOException;
    }

    private static void twoThreadsNeverSeeAMixture(Answer answer) throws Exception {
        FilePopulation files = SharedStore.population();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Integer>> results = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            int index = thread;
            results.add(threads.submit(() -> {
                MixedWorkloadBenchmark.Requests requests = new MixedWorkloadBenchmark.Requests();
                requests.plan(thread(index));
                int reads = 0;
                for (int i = 0; i < 1000; i++) {
                    if (answer.to(requests) instanceof byte[] content) {
                        assertThat(content).isEqualTo(files.content(fileOf(content), versionOf(content)));
                        reads++;
                    }
                }
                return reads;
            }));
        }
        for (Future<Integer> result : results) {
            assertThat(result.get()).isEqualTo(950);
        }
        threads.shutdown();
    }

    private static int fileOf(byte[] content) {
        return Integer.parseInt(new String(content, 0, 8, StandardCharsets.US_ASCII), 16);
    }

    private static long versionOf(byte[] content) {
        return Long.parseLong(new String(content, 8, 16, StandardCharsets.US_ASCII), 16);
    }

    @Test
    void surveysAnswerEveryMixByAnyNumberOfThreads() throws IOException {
        for (String mix : Params.of(MixedWorkloadSurvey.class, "mix")) {
            MixedWorkloadSurvey survey = new MixedWorkloadSurvey();
            survey.mix = Mix.valueOf(mix);
            SharedStore store = filled();
            MixedWorkloadSurvey.Requests requests = new MixedWorkloadSurvey.Requests();
            requests.plan(survey, thread(0));
            Twin twin = new Twin(survey.mix, 0);
            for (int i = 0; i < RequestPlan.ROUND; i++) {
                twin.expect(survey.oneThread(store, requests));
            }
            assertThat(twin.updates).isEqualTo(survey.mix.updates());
            for (int i = 0; i < RequestPlan.ROUND; i++) {
                twin.expect(survey.twoThreads(store, requests));
                twin.expect(survey.eightThreads(store, requests));
            }
            assertThat(twin.updates).isEqualTo(3 * survey.mix.updates());
            store.close();
        }
    }

    @Test
    void bothSidesOfTheLimitAnswerTheSameRequests() throws IOException {
        MixedWorkloadLimit limit = new MixedWorkloadLimit();
        SharedStore store = filled();
        PlainFiles plain = new PlainFiles();
        plain.fill();
        MixedWorkloadBenchmark.Requests ofStore = new MixedWorkloadBenchmark.Requests();
        ofStore.plan(thread(1));
        MixedWorkloadBenchmark.Requests ofPlain = new MixedWorkloadBenchmark.Requests();
        ofPlain.plan(thread(1));
        Twin one = new Twin(Mix.FEW_UPDATES, 1);
        Twin other = new Twin(Mix.FEW_UPDATES, 1);
        for (int i = 0; i < 300; i++) {
            one.expect(limit.storeByTwo(store, ofStore));
            one.expect(limit.storeByEight(store, ofStore));
            other.expect(limit.bareByTwo(plain, ofPlain));
            other.expect(limit.bareByEight(plain, ofPlain));
        }
        assertThat(one.updates).isEqualTo(30).isEqualTo(other.updates);
        try (Stream<Path> files = Files.walk(disk)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSize(SharedStore.FILES);
        }
        store.close();
        plain.close();
    }

    /** The same plan again, and what the files should contain. */
    private static final class Twin {

        private final FilePopulation files = SharedStore.population();
        private final Map<Integer, Long> versions = new HashMap<>();
        private final RequestPlan plan;
        private int updates;

        Twin(Mix mix, int thread) {
            plan = new RequestPlan(mix, SharedStore.FILES, thread);
        }

        /** What the next request of the plan was answered. */
        void expect(Object answer) {
            int request = plan.next();
            if (request >= 0) {
                assertThat(answer).isEqualTo(files.content(request, versions.getOrDefault(request, 0L)));
                return;
            }
            updates++;
            versions.put(~request, plan.newVersion());
            if (answer instanceof FileStat stat) {
                assertThat(stat.name().value()).isEqualTo(files.name(~request));
                assertThat(stat.size()).isEqualTo(files.size(~request));
            } else {
                assertThat((Path) answer).endsWith(Path.of(files.name(~request)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void plansHaveTheSharesOfTheMixAndFavourites(Mix mix) {
        int[] requests = new RequestPlan(mix, 100, 0).all();

        assertThat(Arrays.stream(requests).filter(request -> request < 0).count() * RequestPlan.ROUND)
                .isEqualTo((long) requests.length * mix.updates());
        int[] counts = new int[100];
        for (int request : requests) {
            counts[request < 0 ? ~request : request]++;
        }
        Arrays.sort(counts);
        // Of 100 things the most popular gets 1 / 5.29 of all requests at a theta of 0.99.
        assertThat((double) counts[99] / requests.length).isBetween(0.18, 0.20);
        assertThat(counts[0]).isPositive();
    }

    @Test
    void threadsAskForDifferentFilesAndNeverWriteTheSame() {
        RequestPlan one = new RequestPlan(Mix.HALF_UPDATES, 100, 0);
        RequestPlan other = new RequestPlan(Mix.HALF_UPDATES, 100, 1);

        assertThat(one.all()).isNotEqualTo(other.all());
        assertThat(one.newVersion()).isNotEqualTo(other.newVersion());
        assertThat(one.newVersion()).isNotEqualTo(one.newVersion());
    }

    private long contentFiles() throws IOException {
        try (Stream<Path> files = Files.walk(disk)) {
            return files.filter(path -> path.toString().endsWith(".bsc")).count();
        }
    }
}
