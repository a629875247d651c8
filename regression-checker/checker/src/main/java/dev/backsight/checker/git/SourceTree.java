package dev.backsight.checker.git;

import dev.backsight.checker.model.UnusableInputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The identity of a commit's content outside {@code baselines/}: SHA-256 of its top-level entries, which hold the hashes
 * of all that is below them. An entry counts as {@code git ls-tree -z} prints it: mode, type and id, a tab and the
 * name, a NUL.
 */
final class SourceTree {

    /** The folder whose content is not source. */
    static final String BASELINES = "baselines";

    private static final String BASELINES_ENTRY = "\t" + BASELINES;

    private SourceTree() {}

    /** @param listing what {@code git ls-tree -z} printed */
    static String ofListing(String listing) {
        return hash(List.of(listing.split("\0", -1)));
    }

    /**
     * @param object a tree as git stores it, a byte a character: for each entry its mode, a space, its name, a NUL and
     *     the bytes of its id
     * @param idBytes 20 for SHA-1, 32 for SHA-256
     * @see <a href="https://git-scm.com/book/en/v2/Git-Internals-Git-Objects">Git Internals, Tree Objects</a>
     */
    static String ofObject(String object, int idBytes) {
        List<String> entries = new ArrayList<>();
        for (int at = 0; at < object.length(); ) {
            int space = object.indexOf(' ', at);
            int end = object.indexOf('\0', at);
            if (space < 0 || end < space || end + idBytes >= object.length()) {
                throw new UnusableInputException("git's answer about a tree breaks off; is the repository intact?");
            }
            String mode = "0".repeat(Math.max(0, 6 - (space - at))) + object.substring(at, space);
            byte[] id = object.substring(end + 1, end + 1 + idBytes).getBytes(StandardCharsets.ISO_8859_1);
            byte[] name = object.substring(space + 1, end).getBytes(StandardCharsets.ISO_8859_1);
            entries.add(mode + " " + type(mode) + " " + HexFormat.of().formatHex(id) + "\t"
                    + new String(name, StandardCharsets.UTF_8));
            at = end + 1 + idBytes;
        }
        return hash(entries);
    }

    private static String type(String mode) {
        return switch (mode) {
            case "040000" -> "tree";
            case "160000" -> "commit";
            default -> "blob";
        };
    }

    private static String hash(List<String> entries) {
        MessageDigest digest = Digests.sha256();
        for (String entry : entries) {
            if (!entry.isEmpty() && !entry.endsWith(BASELINES_ENTRY)) {
                digest.update(entry.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
