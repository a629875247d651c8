package dev.backsight.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.identity.InvalidNameException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessPolicyTest {

    private static final Principal ANN = new Principal("ann");
    private static final Principal BOB = new Principal("bob");

    @ParameterizedTest
    @CsvSource({"READER, READ LIST", "WRITER, READ LIST WRITE DELETE", "ADMIN, READ LIST WRITE DELETE ADMINISTER"})
    void aRolePermitsWhatTheTableSaysAndNothingElse(Role role, String actions) {
        List<String> permitted = Arrays.asList(actions.split(" "));
        AccessPolicy policy = new AccessPolicy(List.of(Grant.of(ANN, role, new Prefix("a"))));
        for (Action action : Action.values()) {
            assertThat(policy.decide(ANN, action, "a/x").isAllowed())
                    .as("%s %s", role, action)
                    .isEqualTo(permitted.contains(action.name()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/b/c, true",
        "a/b, a/b/, true",
        "a/b, a/bc, false",
        "a/b, a, false",
        "a/b, a/, false",
        "a/b, A/b, false",
        "a, a//b, true",
        "a/b, a//b, false",
        "/a, /a/b, true",
        "a, /a, false",
        "'', anything/at/all, true",
        "a/b, a/../a/b, false"
    })
    void aGrantCoversWholeSegmentsOnly(String prefix, String name, boolean covered) {
        AccessPolicy policy = new AccessPolicy(List.of(Grant.of(ANN, Role.READER, new Prefix(prefix))));

        assertThat(new Prefix(prefix).covers(name)).isEqualTo(covered);
        assertThat(policy.decide(ANN, Action.READ, name).isAllowed()).isEqualTo(covered);
    }

    @Test
    void deniesWhatNobodyAllowedAndSaysWhy() {
        assertThat(AccessPolicy.EMPTY.decide(ANN, Action.READ, "x").reason()).isEqualTo("'ann' has no grant at all");

        AccessPolicy policy = new AccessPolicy(List.of(Grant.of(ANN, Role.READER, new Prefix("a"))));
        Decision denied = policy.decide(ANN, Action.WRITE, "a/x");
        assertThat(denied.isAllowed()).isFalse();
        assertThat(denied.reason()).isEqualTo("'ann' has no grant that allows it here");
        assertThat(policy.decide(BOB, Action.READ, "a/x").isAllowed()).isFalse();
    }

    @Test
    void namesTheLongestPrefixThatAllowsIt() {
        AccessPolicy policy = new AccessPolicy(List.of(
                Grant.of(ANN, Role.ADMIN, Prefix.ALL),
                Grant.of(ANN, Role.WRITER, new Prefix("a")),
                Grant.of(ANN, Role.READER, new Prefix("a/b"))));

        assertThat(policy.decide(ANN, Action.READ, "a/b/c")
                        .grant()
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.READER);
        assertThat(policy.decide(ANN, Action.WRITE, "a/b/c")
                        .grant()
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.WRITER);
        assertThat(policy.decide(ANN, Action.ADMINISTER, "a/b/c").reason()).isEqualTo("'ann' is admin on everything");
    }

    @Test
    void anOwnerMayDoEverythingInTheOwnPartAndTheNearestOneIsTheOwner() {
        AccessPolicy policy =
                new AccessPolicy(List.of(Grant.owner(ANN, Prefix.ALL), Grant.owner(BOB, new Prefix("home/bob"))));

        assertThat(policy.owner("home/bob/x")).contains(BOB);
        assertThat(policy.owner("home/bobby")).contains(ANN);
        for (Action action : Action.values()) {
            assertThat(policy.decide(BOB, action, "home/bob/x").isAllowed()).isTrue();
            assertThat(policy.decide(BOB, action, "home/bobby").isAllowed()).isFalse();
        }
    }

    @Test
    void refusesGrantsThatContradictAndPrefixesThatAreNone() {
        assertThatThrownBy(() -> new AccessPolicy(List.of(
                        Grant.of(ANN, Role.READER, new Prefix("a")), Grant.of(ANN, Role.WRITER, new Prefix("a")))))
                .hasMessageContaining("'ann' is both reader on 'a' and writer on 'a'");
        assertThatThrownBy(() ->
                        new AccessPolicy(List.of(Grant.owner(ANN, new Prefix("a")), Grant.owner(BOB, new Prefix("a")))))
                .hasMessageContaining("both 'ann' and 'bob' are owner of 'a'");
        assertThatThrownBy(() -> new Prefix("a/")).hasMessageContaining("does not end in '/'");
        assertThatThrownBy(() -> new Prefix("a\nb")).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> new Principal("")).hasMessageContaining("1 to 255 bytes");
        assertThatThrownBy(() -> new Principal("ann\tbob")).hasMessageContaining("control characters");
        assertThatThrownBy(() -> new Principal("\uD800")).hasMessageContaining("surrogates");
        assertThatThrownBy(() -> new Grant(ANN, Role.READER, Prefix.ALL, true)).hasMessageContaining("READER");
    }

    @Test
    void agreesWithAnOracleThatComparesSegmentBySegment() {
        Random random = new Random(20261121);
        int allowed = 0;
        for (int round = 0; round < 400; round++) {
            List<Grant> grants = randomGrants(random);
            AccessPolicy policy = new AccessPolicy(grants);
            for (int i = 0; i < 60; i++) {
                Principal principal = new Principal("p" + random.nextInt(3));
                Action action = pick(random, Action.values());
                String name = randomName(random);
                Optional<Grant> expected = oracle(grants, principal, action, name);

                Decision decision = policy.decide(principal, action, name);

                assertThat(decision.isAllowed())
                        .as("%s %s '%s' by %s", principal, action, name, grants)
                        .isEqualTo(expected.isPresent() || (action == Action.LIST && below(grants, principal, name)));
                if (expected.isPresent()) {
                    assertThat(decision.grant()).isEqualTo(expected);
                }
                allowed += decision.isAllowed() ? 1 : 0;
            }
        }
        assertThat(allowed).as("both answers are common").isBetween(2_000, 22_000);
    }

    private static Optional<Grant> oracle(List<Grant> grants, Principal principal, Action action, String name) {
        List<String> segments = Arrays.asList(name.split("/", -1));
        return grants.stream()
                .filter(grant -> grant.principal().equals(principal))
                .filter(grant -> grant.role().permits(action))
                .filter(grant -> {
                    String prefix = grant.prefix().value();
                    List<String> own = prefix.isEmpty() ? List.of() : Arrays.asList(prefix.split("/", -1));
                    return Collections.indexOfSubList(segments, own) == 0
                            && segments.subList(0, own.size()).equals(own);
                })
                .max(Comparator.comparingInt(grant -> grant.prefix().value().length()));
    }

    private static boolean below(List<Grant> grants, Principal principal, String beginning) {
        return grants.stream()
                .anyMatch(grant -> grant.principal().equals(principal)
                        && grant.prefix().value().startsWith(beginning));
    }

    private static List<Grant> randomGrants(Random random) {
        List<Grant> grants = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            String prefix = randomName(random);
            while (prefix.endsWith("/")) {
                prefix = prefix.substring(0, prefix.length() - 1);
            }
            Principal principal = new Principal("p" + random.nextInt(3));
            if (taken.add(principal + " " + prefix)) {
                Role role = pick(random, Role.values());
                grants.add(Grant.of(principal, role, new Prefix(prefix)));
            }
        }
        return grants;
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static String randomName(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            name.append("ab//".charAt(random.nextInt(4)));
        }
        return name.toString();
    }
}
