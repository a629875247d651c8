package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.model.Build;
import java.util.Random;

/**
 * Hands out who is launched first and which layout base gets, for the pairs of one benchmark: at random, but in blocks
 * of two, of which the second has it the other way round. Whatever effect they have cancels within a block. Blocks of
 * two kinds alternate, so that over four pairs neither of the two tells anything of the other.
 */
final class Balance {

    private final Random random;
    private boolean aligned;
    private boolean open;
    private Assignment last = new Assignment(Build.BASE, 0);

    record Assignment(Build launchedFirst, int layout) {

        private Assignment swapped() {
            return new Assignment(launchedFirst.other(), 1 - layout);
        }
    }

    Balance(long seed) {
        this.random = new Random(seed);
        this.aligned = random.nextBoolean();
    }

    Assignment next() {
        last = open ? last.swapped() : begin();
        open = !open;
        return last;
    }

    private Assignment begin() {
        Build first = random.nextBoolean() ? Build.BASE : Build.HEAD;
        aligned = !aligned;
        return new Assignment(first, (first == Build.BASE) == aligned ? 0 : 1);
    }
}
