package dev.backsight.workloads.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class PointerChaseTest {

    @Test
    void oneCycleLeadsThroughAllElements() {
        BitSet seen = new BitSet();
        int at = 0;
        do {
            seen.set(at);
            at = PointerChase.after(at);
        } while (!seen.get(at));

        assertThat(at).isZero();
        assertThat(seen.cardinality()).isEqualTo(1 << 24);
    }
}
