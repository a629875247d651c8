package dev.backsight.benchmarks.access;

import dev.backsight.store.access.Action;
import dev.backsight.store.access.Grant;
import dev.backsight.store.access.Prefix;
import dev.backsight.store.access.Principal;
import dev.backsight.store.access.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Grants for a number of principals, and requests of theirs, half of which are allowed: everybody may write below a folder
 * of their own, and only read what is below the next one's.
 */
final class Requests {

    private Requests() {}

    /** Two grants for each principal. */
    static List<Grant> grants(int principals) {
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < principals; i++) {
            grants.add(Grant.of(principal(i), Role.WRITER, folder(i)));
            grants.add(Grant.of(principal(i), Role.READER, folder((i + 1) % principals)));
        }
        return grants;
    }

    /** Four of each principal, in an order shuffled once; the names have five segments. */
    static List<Request> shuffled(int principals) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < principals; i++) {
            String own = folder(i).value();
            String other = folder((i + 1) % principals).value();
            requests.add(new Request(principal(i), Action.WRITE, own + "/reports/2026/q3.csv", true));
            requests.add(new Request(principal(i), Action.READ, other + "/reports/2026/q3.csv", true));
            requests.add(new Request(principal(i), Action.DELETE, other + "/reports/2026/q3.csv", false));
            requests.add(new Request(principal(i), Action.READ, "private/" + i + "/reports/2026/q3.csv", false));
        }
        Collections.shuffle(requests, new Random(6));
        return requests;
    }

    private static Principal principal(int number) {
        return new Principal("user-" + number);
    }

    private static Prefix folder(int number) {
        return new Prefix("home/user-" + number);
    }

    /** A question and what the answer should be. */
    record Request(Principal principal, Action action, String name, boolean allowed) {}
}
