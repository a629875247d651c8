package dev.backsight.checker.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForkOutputTest {

    @Test
    void theLastLinesAreKept() {
        ForkOutput output = new ForkOutput();
        for (int i = 0; i < 1000; i++) {
            output.line("line " + i);
        }
        assertThat(output.tail().lines()).hasSize(ForkOutput.MAX_LINES).first().isEqualTo("line 940");
        assertThat(output.tail()).endsWith("line 999");
    }

    @Test
    void whatTerminalsWouldObeyIsRemoved() {
        ForkOutput output = new ForkOutput();
        output.line("a\u001b[2Jb\tc\u0007");
        assertThat(output.tail()).isEqualTo("a[2Jb\tc");
    }

    @Test
    void theFirstExceptionThatJmhAnnouncesIsTheCause() {
        ForkOutput output = new ForkOutput();
        output.line("java.lang.Error: printed by the benchmark, long before");
        output.line("Iteration   1: <failure>");
        output.line("");
        output.line("com.example.My$Exception: no luck");
        output.line("\tat com.example.My.method(My.java:1)");
        output.line("# Warmup Iteration   1: <failure>");
        output.line("java.lang.Error: another");
        assertThat(output.cause()).contains("threw com.example.My$Exception: no luck");
    }

    @Test
    void whereNothingIsAnnouncedThereIsNoCause() {
        ForkOutput output = new ForkOutput();
        output.line("java.lang.Error: printed by the benchmark");
        assertThat(output.cause()).isEmpty();
    }

    @Test
    void theLogIsBoundedAndLinesWithoutEndAreToo() {
        byte[] endless = "x".repeat((int) ForkLog.MAX_BYTES + 100_000).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        ForkLog log = new ForkLog(new ByteArrayInputStream(endless), written);
        log.finish(Duration.ofMinutes(1));

        assertThat(written.size()).isEqualTo((int) ForkLog.MAX_BYTES);
        assertThat(log.output().tail()).hasSize(ForkOutput.MAX_LINE_LENGTH + 1).endsWith("…");
        assertThat(log.writeFailure()).isNull();
    }

    @Test
    void aLogThatCannotBeWrittenIsReportedAndTheOutputStillDrained() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        String text = "line\n".repeat(10_000) + "last\n";

        ForkLog log = new ForkLog(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), full);
        log.finish(Duration.ofMinutes(1));

        assertThat(log.writeFailure()).hasMessage("No space left on device");
        assertThat(log.output().tail()).endsWith("last");
    }
}
