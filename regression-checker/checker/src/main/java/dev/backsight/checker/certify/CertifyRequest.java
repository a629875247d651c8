package dev.backsight.checker.certify;

import dev.backsight.checker.measure.Harness;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to measure of two builds that do not differ.
 *
 * @param base one of them
 * @param head the other; may be the same jar
 * @param include regular expression found anywhere in a benchmark's full name; null for all
 * @param data directory below which benchmarks write
 * @param pairs that take turns, of every benchmark; at least 2
 * @param forks pairs of forks measured one after the other, of every benchmark; 0 for none
 * @param injected slowdowns to record beside; {@link InjectedWork#NONE} for builds that do not heed the property
 * @param out where every pair is kept; a directory that holds some already is gone on with
 * @param seed of orders and layouts
 */
public record CertifyRequest(
        Harness base,
        Harness head,
        @Nullable String include,
        Path data,
        int pairs,
        int forks,
        InjectedWork injected,
        Path out,
        long seed) {

    public CertifyRequest {
        if (pairs < 2) {
            throw new UnusableInputException("--pairs " + pairs + ": fewer than 2 pairs have no spread");
        }
        if (forks < 0) {
            throw new UnusableInputException("--forks " + forks + ": cannot be negative");
        }
    }
}
