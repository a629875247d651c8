package dev.backsight.store.monitor;

import org.HdrHistogram.Histogram;

/**
 * What the operations of an interval allocated on the heap, in bytes, on the thread that ran them; known of a sample
 * only, see {@link MonitorConfig#allocationSampling()}.
 *
 * @param samples how many operations were looked at, successful or not
 * @param mean bytes an operation, within 1 %
 * @param max bytes of the greediest of the sample, within 1 %
 */
public record Allocation(long samples, double mean, long max) {

    static Allocation of(Histogram histogram) {
        return new Allocation(histogram.getTotalCount(), histogram.getMean(), histogram.getMaxValue());
    }
}
