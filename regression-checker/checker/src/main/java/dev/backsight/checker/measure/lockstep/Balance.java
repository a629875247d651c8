package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.model.Build;
import java.util.Random;

/**
 * Hands out who is launched first and which layout base gets, for the pairs of one benchmark: at random, but in blocks
 * of two, of which the second has it the other way round. Whatever effect they have cancels within a block.
 */
final class Balance {

    private final Random random;
    private boolean open;
    private Assignment last = new Assignment(Build.BASE, 0);

    record Assignment(Build launchedFirst, int layout) {

        private Assignment swapped() {
            return new Assignment(launchedFirst.other(), 1 - layout);
        }
    }

    Balance(long seed) {
        this.random = new Random(seed);
    }

    Assignment next() {
        last = open
                ? last.swapped()
                : new Assignment(random.nextBoolean() ? Build.BASE : Build.HEAD, random.nextInt(2));
        open = !open;
        return last;
    }
}
