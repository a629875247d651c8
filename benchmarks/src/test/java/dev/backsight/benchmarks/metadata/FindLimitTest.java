package dev.backsight.benchmarks.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.OneDisk;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;

class FindLimitTest extends OneDisk {

    @Test
    void bothSidesFindEveryNameTheyAreAskedFor() throws IOException, RocksDBException {
        FindLimit limit = new FindLimit();
        limit.fill();
        try {
            for (int i = 0; i < FindLimit.FILES; i++) {
                assertThat(limit.store()).isPresent();
                assertThat(limit.bare()).hasSizeGreaterThan(32);
            }
        } finally {
            limit.close();
        }
    }
}
