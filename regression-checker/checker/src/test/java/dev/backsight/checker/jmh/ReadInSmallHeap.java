package dev.backsight.checker.jmh;

import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Run;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Prints how many samples the file named by the first argument has; to be run in a JVM with little memory. */
final class ReadInSmallHeap {

    private ReadInSmallHeap() {}

    public static void main(String[] arguments) {
        Run run = JmhResultFile.read(Path.of(arguments[0]), "default");
        long samples = run.measurements().stream()
                .map(measurement -> (ForkSamples) measurement.samples())
                .mapToLong(forks -> IntStream.range(0, forks.forkCount())
                        .mapToLong(fork -> forks.fork(fork).length)
                        .sum())
                .sum();
        System.out.println(run.benchmarks().size() + " benchmarks, " + samples + " samples");
    }
}
