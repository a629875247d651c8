package dev.backsight.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Durability;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alters a log in every way, at seeded places, and asks the verifier for the first bad entry. */
class TamperTest {

    private static final int ENTRIES = 40;
    private static final int ROUNDS = 60;
    // Of the seed and nothing else depends what is written, so that a round that fails can be repeated.
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00.123456Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Random random = new Random(20261121);
    private final List<AuditHead> heads = new ArrayList<>();
    private final List<Segment> pristine = new ArrayList<>();

    /** The bytes of a file, and the number of its first entry. */
    private record Segment(Path path, long first, List<String> lines) {}

    @BeforeEach
    void write() throws IOException {
        List<Action> actions = List.of(Action.values());
        try (AuditLog log = AuditLog.open(folder, Durability.PROCESS_CRASH, 1500, NOON, AuditFile::open)) {
            heads.add(log.head());
            for (int i = 0; i < ENTRIES; i++) {
                Principal principal = new Principal("p" + random.nextInt(3));
                Action action = actions.get(random.nextInt(actions.size()));
                log.append(principal, action, "a/" + random.nextInt(10), random.nextBoolean(), "for the test");
                heads.add(log.head());
            }
        }
        for (AuditSegment segment : AuditSegment.all(folder)) {
            List<String> lines = Files.readString(segment.path()).lines().toList();
            pristine.add(new Segment(segment.path(), segment.first(), lines));
        }
        assertThat(pristine).hasSizeGreaterThan(3);
        assertThat(AuditVerifier.verify(folder).isIntact()).isTrue();
    }

    @Test
    void findsAChangedByteAnywhereAndNamesItsEntry() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            restore();
            Segment segment = pristine.get(random.nextInt(pristine.size()));
            byte[] bytes = Files.readAllBytes(segment.path());
            int position = random.nextInt(bytes.length);
            bytes[position] ^= (byte) (1 << random.nextInt(8));
            Files.write(segment.path(), bytes);

            // The first line comes before its first entry, which is the one that then does not follow.
            long entry = segment.first() + Math.max(0, lineOf(bytes, position) - 1);
            assertDamaged(entry, "byte " + position + " of " + segment.path().getFileName());
        }
    }

    @Test
    void findsEntriesThatWereRemoved() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            restore();
            Segment segment = pristine.get(random.nextInt(pristine.size()));
            List<String> lines = new ArrayList<>(segment.lines());
            int line = 1 + random.nextInt(lines.size() - 1);
            if (isEnd(segment, line)) {
                continue;
            }
            lines.remove(line);
            write(segment, lines);

            assertDamaged(segment.first() + line - 1, "without line " + line);
        }
    }

    @Test
    void findsEntriesThatChangedPlaces() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            restore();
            Segment segment = pristine.get(random.nextInt(pristine.size()));
            List<String> lines = new ArrayList<>(segment.lines());
            if (lines.size() < 3) {
                continue;
            }
            int one = 1 + random.nextInt(lines.size() - 2);
            int other = one + 1 + random.nextInt(lines.size() - one - 1);
            String moved = lines.set(one, lines.get(other));
            lines.set(other, moved);
            write(segment, lines);

            assertDamaged(segment.first() + one - 1, "lines " + one + " and " + other + " exchanged");
        }
    }

    @Test
    void findsEntriesThatWerePutInEvenWithAHashThatIsRight() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            restore();
            Segment segment = pristine.get(random.nextInt(pristine.size()));
            List<String> lines = new ArrayList<>(segment.lines());
            int line = 1 + random.nextInt(lines.size() - 1);
            long sequence = segment.first() + line - 1;
            AuditHead previous = heads.get((int) sequence - 1);
            AuditEntry forged =
                    new AuditEntry(sequence, NOON.instant(), new Principal("p1"), Action.READ, "a/1", true, "forged");
            String forgedLine = new String(AuditLine.encode(forged, previous).bytes(), StandardCharsets.UTF_8);
            lines.add(line, forgedLine.strip());
            write(segment, lines);

            // The forged one follows; what is next no longer does.
            assertDamaged(sequence + 1, "put in at line " + line);
        }
    }

    @Test
    void findsAnEntryReplacedByOneOfTheSameNumberWithAHashThatIsRight() throws IOException {
        restore();
        Segment segment = pristine.get(1);
        List<String> lines = new ArrayList<>(segment.lines());
        AuditEntry forged = new AuditEntry(
                segment.first(), NOON.instant(), new Principal("p1"), Action.READ, "a/1", false, "forged");
        AuditHead previous = heads.get((int) segment.first() - 1);
        lines.set(1, new String(AuditLine.encode(forged, previous).bytes(), StandardCharsets.UTF_8).strip());
        write(segment, lines);

        assertDamaged(segment.first() + 1, "replaced");
    }

    @Test
    void findsFilesThatAreMissingAtTheBeginningAndBetween() throws IOException {
        for (int i = 0; i < pristine.size() - 1; i++) {
            restore();
            Files.delete(pristine.get(i).path());
            assertDamaged(pristine.get(i).first(), "without file " + i);
        }
    }

    @Test
    void aLogCutOffAtItsEndHoldsTogetherAndOnlyAnAnchorShowsIt() throws IOException {
        for (int round = 0; round < ROUNDS / 2; round++) {
            restore();
            int kept = 1 + random.nextInt(ENTRIES - 1);
            for (Segment segment : pristine) {
                if (segment.first() > kept) {
                    Files.delete(segment.path());
                } else {
                    int lines = (int) Math.min(segment.lines().size(), kept - segment.first() + 2);
                    write(segment, segment.lines().subList(0, lines));
                }
            }

            AuditVerification alone = AuditVerifier.verify(folder);
            assertThat(alone.isIntact()).isTrue();
            assertThat(alone.head()).isEqualTo(heads.get(kept));
            AuditHead earlier = heads.get(random.nextInt(kept + 1));
            assertThat(AuditVerifier.verify(folder, earlier).isIntact()).isTrue();
            AuditHead later = heads.get(kept + 1 + random.nextInt(ENTRIES - kept));
            AuditVerification.Damage damage =
                    AuditVerifier.verify(folder, later).damage().orElseThrow();
            assertThat(damage.sequence()).isEqualTo(kept + 1L);
            assertThat(damage.what()).contains("ends after entry " + kept).contains("removed at its end");
        }
    }

    @Test
    void aLogWrittenAnewHoldsTogetherAndOnlyAnAnchorShowsIt() throws IOException {
        Path forgery = folder.resolve("forgery");
        try (AuditLog log = AuditLog.open(forgery, Durability.PROCESS_CRASH, 1500, NOON, AuditFile::open)) {
            for (int i = 0; i < ENTRIES; i++) {
                log.append(new Principal("nobody"), Action.READ, "a", true, "nothing happened");
            }
        }
        assertThat(AuditVerifier.verify(forgery).isIntact()).isTrue();

        AuditVerification found = AuditVerifier.verify(forgery, heads.get(30));
        assertThat(found.damage().orElseThrow().sequence()).isEqualTo(30);
        assertThat(found.damage().orElseThrow().what()).contains("written anew");
    }

    private void assertDamaged(long entry, String how) throws IOException {
        AuditVerification found = AuditVerifier.verify(folder);
        assertThat(found.damage()).as(how).isPresent();
        assertThat(found.damage().get().sequence()).as("%s: %s", how, found).isEqualTo(entry);
        assertThat(found.head().sequence()).isEqualTo(entry - 1);
    }

    private boolean isEnd(Segment segment, int line) {
        return segment.first() + line - 1 == ENTRIES;
    }

    private void restore() throws IOException {
        for (Segment segment : pristine) {
            write(segment, segment.lines());
        }
    }

    private static void write(Segment segment, List<String> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String line : lines) {
            bytes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.write(segment.path(), bytes.toByteArray());
    }

    /** Which line a position is in, 0 for the first. */
    private static int lineOf(byte[] bytes, int position) {
        int line = 0;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
