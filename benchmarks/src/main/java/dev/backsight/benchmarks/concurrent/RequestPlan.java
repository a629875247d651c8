package dev.backsight.benchmarks.concurrent;

import dev.backsight.benchmarks.workload.ZipfPopularity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What one thread asks a store for, over and over: drawn before anything is measured, so that drawing costs the measured
 * operation nothing. Files are as popular as {@link ZipfPopularity} has it, in an order that has nothing to do with that of
 * their names; all threads have the same favourites. Among every {@value #ROUND} requests in a row, from the first on, the
 * share of updates is exact.
 */
final class RequestPlan {

    static final int ROUND = 20;

    private static final int ROUNDS = 2048;

    /** A file to read, or the complement of a file to update. */
    private final int[] requests = new int[ROUND * ROUNDS];

    private final long thread;
    private int next;
    private long version;

    /** @param thread 0 or more; each has requests of its own */
    RequestPlan(Mix mix, int files, int thread) {
        this.thread = thread;
        List<Integer> order = new ArrayList<>();
        for (int file = 0; file < files; file++) {
            order.add(file);
        }
        Collections.shuffle(order, new Random(11));
        ZipfPopularity popularity = new ZipfPopularity(files, ZipfPopularity.YCSB_THETA);
        Random random = new Random(100 + thread);
        List<Boolean> round = new ArrayList<>(Collections.nCopies(ROUND, false));
        Collections.fill(round.subList(0, mix.updates()), true);
        for (int i = 0; i < requests.length; i++) {
            if (i % ROUND == 0) {
                Collections.shuffle(round, random);
            }
            int file = order.get(popularity.next(random));
            requests[i] = round.get(i % ROUND) ? ~file : file;
        }
    }

    /** The next request: a file to read, or the complement ({@code ~}) of a file to update. */
    int next() {
        int request = requests[next];
        next = next + 1 == requests.length ? 0 : next + 1;
        return request;
    }

    /** A number that no other update has, neither of this thread nor of another. */
    long newVersion() {
        return thread << 40 | ++version;
    }

    /** All requests there are, in order. */
    int[] all() {
        return Arrays.copyOf(requests, requests.length);
    }
}
