package dev.backsight.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Durability;
import dev.backsight.store.identity.InvalidNameException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessControlTest {

    private static final Principal ROOT = new Principal("root");
    private static final Principal ANN = new Principal("ann");
    private static final Principal BOB = new Principal("bob");

    @TempDir
    Path folder;

    @Test
    void beginsWithOneOwnerOfEverythingAndDeniesEverybodyElse() throws IOException {
        try (AccessControl control = open()) {
            assertThat(control.policy().owner("any")).contains(ROOT);
            assertThat(control.authorize(ROOT, Action.WRITE, "any").isAllowed()).isTrue();
            assertThat(control.authorize(ANN, Action.READ, "any").isAllowed()).isFalse();
            assertThatThrownBy(() -> control.require(ANN, Action.READ, "any"))
                    .isInstanceOf(ActionDeniedException.class)
                    .hasMessage(
                            "ann may not READ 'any': 'ann' has no grant at all; ask the owner or an admin for a grant");
        }
        assertThat(entries()).extracting(AuditEntry::allowed).containsExactly(true, true, false, false);
        assertThat(entries().get(0).reason()).isEqualTo("access control begins; 'root' is owner of everything");
    }

    @Test
    void keepsGrantsOverOpeningsAndTakesThemBack() throws IOException {
        try (AccessControl control = open()) {
            control.grant(ROOT, Grant.owner(ANN, new Prefix("home/ann")));
            control.grant(ANN, Grant.of(BOB, Role.READER, new Prefix("home/ann/shared")));
            control.grant(ANN, Grant.of(BOB, Role.WRITER, new Prefix("home/ann/shared")));
        }
        try (AccessControl control = AccessControl.open(folder, new Principal("somebody else"))) {
            assertThat(control.policy().grants())
                    .containsExactly(
                            Grant.owner(ROOT, Prefix.ALL),
                            Grant.owner(ANN, new Prefix("home/ann")),
                            Grant.of(BOB, Role.WRITER, new Prefix("home/ann/shared")));
            control.revoke(ROOT, BOB, new Prefix("home/ann/shared"));
            assertThat(control.authorize(BOB, Action.READ, "home/ann/shared/x").isAllowed())
                    .isFalse();
        }
        assertThat(entries())
                .extracting(AuditEntry::reason)
                .contains(
                        "'ann' is owner of 'home/ann'; makes 'bob' reader on 'home/ann/shared'",
                        "'root' is owner of everything; takes what 'bob' has on 'home/ann/shared'");
    }

    @Test
    void onlyWhoMayAdministerAPrefixChangesItsGrants() throws IOException {
        try (AccessControl control = open()) {
            control.grant(ROOT, Grant.of(ANN, Role.WRITER, new Prefix("a")));
            control.grant(ROOT, Grant.of(BOB, Role.ADMIN, new Prefix("b")));

            assertThatThrownBy(() -> control.grant(ANN, Grant.of(ANN, Role.ADMIN, new Prefix("a"))))
                    .isInstanceOf(ActionDeniedException.class);
            assertThatThrownBy(() -> control.grant(BOB, Grant.of(BOB, Role.ADMIN, Prefix.ALL)))
                    .isInstanceOf(ActionDeniedException.class);
            assertThatThrownBy(() -> control.revoke(BOB, ANN, new Prefix("a")))
                    .isInstanceOf(ActionDeniedException.class);
            control.grant(BOB, Grant.of(ANN, Role.READER, new Prefix("b/x")));
        }
        assertThat(entries()).filteredOn(entry -> !entry.allowed()).hasSize(3);
    }

    @Test
    void aNameThatNoFileCanHaveIsNeitherDecidedNorLogged() throws IOException {
        List<String> names = List.of("x".repeat(600_000), "a\uD800", "a\tb", "/".repeat(1025));
        try (AccessControl control = open()) {
            for (String name : names) {
                assertThatThrownBy(() -> control.authorize(ANN, Action.READ, name))
                        .isInstanceOf(InvalidNameException.class);
                assertThatThrownBy(() -> control.require(ROOT, Action.READ, name))
                        .isInstanceOf(InvalidNameException.class);
                assertThatThrownBy(() -> new AuditEntry(1, Instant.EPOCH, ANN, Action.READ, name, false, "r"))
                        .isInstanceOf(InvalidNameException.class);
            }
            assertThatThrownBy(() -> new AuditEntry(1, Instant.EPOCH, ANN, Action.READ, "a", false, "\uDC00"))
                    .hasMessageContaining("surrogates");
            control.authorize(ANN, Action.READ, "ü".repeat(512));
        }
        open().close();
        assertThat(entries()).extracting(AuditEntry::name).containsExactly("", "ü".repeat(512));
    }

    @Test
    void everyDecisionStandsInTheLogAmongTheChangesItKnewOf() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        try (AccessControl control = AccessControl.open(folder, ROOT, Durability.PROCESS_CRASH)) {
            Future<?> asking = executor.submit(() -> {
                while (!done.get()) {
                    control.authorize(ANN, Action.READ, "x");
                    asked.incrementAndGet();
                }
                return null;
            });
            try {
                while (asked.get() == 0 && !asking.isDone()) {
                    Thread.onSpinWait();
                }
                for (int i = 0; i < 20; i++) {
                    control.grant(ROOT, Grant.of(ANN, Role.READER, Prefix.ALL));
                    // The first of two may have begun before.
                    int before = asked.get();
                    while (i == 10 && asked.get() < before + 2 && !asking.isDone()) {
                        Thread.onSpinWait();
                    }
                    control.revoke(ROOT, ANN, Prefix.ALL);
                }
            } finally {
                done.set(true);
            }
            asking.get();
        } finally {
            executor.shutdown();
        }

        boolean granted = false;
        Map<Boolean, Integer> answers = new HashMap<>();
        for (AuditEntry entry : entries()) {
            if (entry.action() == Action.ADMINISTER) {
                granted = entry.reason().contains("makes 'ann'");
            } else {
                assertThat(entry.allowed()).as("%s", entry).isEqualTo(granted);
                answers.merge(granted, 1, Integer::sum);
            }
        }
        assertThat(answers).as("both answers were given").hasSize(2);
    }

    @Test
    void whatCountsAfterAWriteOfTheGrantsFailedIsWhatIsOnTheDisk() throws IOException {
        Path file = folder.resolve("grants.json");
        try (AccessControl control = open()) {
            String before = Files.readString(file);
            control.grant(ROOT, Grant.of(ANN, Role.READER, Prefix.ALL));
            String written = Files.readString(file);
            control.revoke(ROOT, ANN, Prefix.ALL);
            assertThat(file).hasContent(before);
            // As if the next one had failed after the file got its name.
            Files.createDirectory(folder.resolve("grants.json.tmp"));
            Files.writeString(file, written);

            assertThatThrownBy(() -> control.grant(ROOT, Grant.of(ANN, Role.READER, Prefix.ALL)))
                    .isInstanceOf(IOException.class);
            assertThat(control.authorize(ANN, Action.READ, "x").isAllowed()).isTrue();

            Files.writeString(file, "{");
            assertThatThrownBy(() -> control.revoke(ROOT, ANN, Prefix.ALL)).isInstanceOf(IOException.class);
            assertThat(control.authorize(ANN, Action.READ, "x").isAllowed()).isFalse();
        }
    }

    @Test
    void doesNotLetTheLastAdminOfEverythingGo() throws IOException {
        try (AccessControl control = open()) {
            assertThatThrownBy(() -> control.revoke(ROOT, ROOT, Prefix.ALL))
                    .hasMessageContaining("nobody would be left");
            assertThatThrownBy(() -> control.grant(ROOT, Grant.of(ROOT, Role.READER, Prefix.ALL)))
                    .hasMessageContaining("nobody would be left");

            control.grant(ROOT, Grant.of(ANN, Role.ADMIN, Prefix.ALL));
            control.revoke(ROOT, ROOT, Prefix.ALL);
            assertThat(control.policy().grants()).containsExactly(Grant.of(ANN, Role.ADMIN, Prefix.ALL));
        }
        assertThat(entries())
                .extracting(AuditEntry::reason)
                .as("also what was tried in vain")
                .filteredOn(reason -> reason.endsWith("takes what 'root' has on ''"))
                .hasSize(2);
    }

    @Test
    void deniesWhatItCannotAuditAndChangesNothing() throws IOException {
        AtomicBoolean broken = new AtomicBoolean();
        AuditFile.Opener breaking = path -> {
            AuditFile file = AuditFile.open(path);
            return new AuditFile() {
                @Override
                public void append(byte[] bytes) throws IOException {
                    if (broken.get()) {
                        throw new IOException("Input/output error");
                    }
                    file.append(bytes);
                }

                @Override
                public void force() throws IOException {
                    file.force();
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        };
        try (AccessControl control = AccessControl.open(
                folder, ROOT, Durability.POWER_LOSS, AuditLog.SEGMENT_BYTES, Clock.systemUTC(), breaking)) {
            broken.set(true);
            assertThatThrownBy(() -> control.authorize(ROOT, Action.READ, "x"))
                    .isInstanceOf(AuditUnavailableException.class);
            assertThatThrownBy(() -> control.grant(ROOT, Grant.of(ANN, Role.READER, Prefix.ALL)))
                    .isInstanceOf(AuditUnavailableException.class);
            assertThat(control.policy().grants()).containsExactly(Grant.owner(ROOT, Prefix.ALL));
        }
        try (AccessControl control = open()) {
            assertThat(control.policy().grants()).containsExactly(Grant.owner(ROOT, Prefix.ALL));
        }
    }

    @Test
    void refusesASecondUserAndALogThatWasTakenAway() throws IOException {
        try (AccessControl control = open()) {
            assertThat(control.repairedAuditBytes()).isZero();
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("open already");
        }
        for (AuditSegment segment : AuditSegment.all(folder)) {
            Files.delete(segment.path());
        }
        assertThatThrownBy(this::open).isInstanceOf(AuditDamagedException.class).hasMessageContaining("no audit log");
    }

    @Test
    void refusesGrantsThatCannotBeReadAndSaysWhy() throws IOException {
        open().close();
        Path file = folder.resolve("grants.json");
        String good = Files.readString(file);
        String[][] damages = {
            {"{", "cannot be read"},
            {good.replace("1", "2"), "schemaVersion"},
            {good.replace("ADMIN", "EMPEROR"), "EMPEROR"},
            {good.replace("\"root\"", "7"), "no text 'principal'"},
            {good.replace("true", "\"true\""), "no true or false 'owner'"},
            {good.replace("\"owner\"", "\"own\""), "no true or false 'owner'"},
            {good.replace("1", "1.9"), "schemaVersion"},
            {good.replace("\"role\"", "\"role\" : \"READER\", \"role\""), "Duplicate field 'role'"},
            {good + "{}", "cannot be read"},
            {"[]", "schemaVersion"},
            {"", "schemaVersion"},
            {"[".repeat(100_000), "cannot be read"}
        };
        for (String[] damage : damages) {
            Files.writeString(file, damage[0]);
            assertThatThrownBy(this::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(damage[1])
                    .hasMessageContaining("restore");
        }
        Files.writeString(file, good);
        open().close();
    }

    @Test
    void verifiesAgainstAHeadThatWasKept() throws IOException {
        try (AccessControl control = open()) {
            control.authorize(ROOT, Action.READ, "x");
            AuditHead kept = control.auditHead();
            control.authorize(ROOT, Action.READ, "y");

            assertThat(control.verifyAudit(kept).isIntact()).isTrue();
            assertThat(control.verifyAudit(new AuditHead(2, "f".repeat(64))).damage())
                    .map(AuditVerification.Damage::sequence)
                    .contains(2L);
        }
    }

    private AccessControl open() throws IOException {
        return AccessControl.open(folder, ROOT);
    }

    private List<AuditEntry> entries() throws IOException {
        List<AuditEntry> entries = new ArrayList<>();
        assertThat(AuditVerifier.read(folder, entries::add).isIntact()).isTrue();
        return entries;
    }
}
