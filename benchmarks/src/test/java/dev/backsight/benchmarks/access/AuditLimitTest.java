package dev.backsight.benchmarks.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.benchmarks.OneDisk;
import dev.backsight.benchmarks.Params;
import dev.backsight.benchmarks.access.Requests.Request;
import dev.backsight.store.Durability;
import dev.backsight.store.access.Decision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditLimitTest extends OneDisk {

    @Test
    void bothSidesAppendTheSameEntries() throws IOException, NoSuchAlgorithmException {
        for (String durability : Params.of(AuditLimit.class, "durability")) {
            AuditLimit limit = new AuditLimit();
            limit.durability = Durability.valueOf(durability);
            limit.open();
            limit.boundLogs();
            List<Request> requests = Requests.shuffled(AuthorizeBenchmark.PRINCIPALS);
            byte[][] entries = limit.access.lastEntries(requests.size());
            long before = limit.access.control().auditHead().sequence();

            ByteArrayOutputStream appended = new ByteArrayOutputStream();
            for (byte[] entry : entries) {
                byte[] hash = limit.bare();
                assertThat(hash).isEqualTo(MessageDigest.getInstance("SHA-256").digest(entry));
                appended.write(entry);
            }
            for (Request request : requests) {
                Decision decision = limit.store();
                assertThat(decision.name()).isEqualTo(request.name());
                assertThat(decision.isAllowed()).isEqualTo(request.allowed());
            }

            assertThat(Files.readAllBytes(limit.bareFile())).isEqualTo(appended.toByteArray());
            assertThat(limit.access.control().auditHead().sequence()).isEqualTo(before + requests.size());
            // But for numbers, times and hashes.
            assertThat(sumOfLengths(limit.access.lastEntries(requests.size())))
                    .isCloseTo(sumOfLengths(entries), within(64));
            limit.close();
        }
    }

    private static int sumOfLengths(byte[][] entries) {
        return Arrays.stream(entries).mapToInt(entry -> entry.length).sum();
    }
}
