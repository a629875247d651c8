package dev.backsight.turnstile;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Runs the benchmarks' main class once, in a JVM that ends when its standard input does, for then its starter has. */
public final class SoloHost {

    private SoloHost() {}

    /** @param args the main class, then its arguments */
    public static void main(String[] args) {
        Lifeline.hold();
        // The benchmarks' main may read: it finds the end, and does not wait for it.
        System.setIn(new ByteArrayInputStream(new byte[0]));
        List<String> all = Arrays.asList(args);
        int status = MainRun.run(all.get(0), Collections.emptyMap(), all.subList(1, all.size()));
        if (status != 0) {
            System.exit(status);
        }
    }
}
