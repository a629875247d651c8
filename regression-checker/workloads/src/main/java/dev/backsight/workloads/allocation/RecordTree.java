package dev.backsight.workloads.allocation;

import dev.backsight.workloads.Workload;
import org.jspecify.annotations.Nullable;

/** A graph of small objects. A unit: a tree of 127 records built and walked. */
public class RecordTree extends Workload {

    static final int LEVELS = 7;

    record Node(@Nullable Node left, @Nullable Node right, long value) {

        /** Nodes are numbered as in a heap, from 1. */
        static Node tree(int levels, int index, long number) {
            return levels == 1
                    ? new Node(null, null, content(index, number))
                    : new Node(
                            tree(levels - 1, 2 * index, number),
                            tree(levels - 1, 2 * index + 1, number),
                            content(index, number));
        }

        long sum() {
            return value + (left == null ? 0 : left.sum()) + (right == null ? 0 : right.sum());
        }
    }

    static long content(int index, long number) {
        return index * (number ^ 0x2545F491L);
    }

    @Override
    protected long unit(long number) {
        return Node.tree(LEVELS, 1, number).sum();
    }
}
