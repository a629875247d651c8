package dev.backsight.checker.git;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files as commits have them, read from git's objects: what is checked out, or lies about, does not matter. */
public final class CommittedFiles {

    /** The largest content that is read, in bytes. */
    public static final int LARGEST = GitProgram.MOST_BYTES;

    /** As {@code git ls-tree -l} prints a file that is no link and no module: mode, type, id, size, tab, path. */
    private static final Pattern FILE =
            Pattern.compile("100(?:644|755) blob ([0-9a-f]{40}|[0-9a-f]{64}) +(\\d{1,18})\t(.+)", Pattern.DOTALL);

    private final GitProgram git = new GitProgram("git");
    private final Path directory;
    private final String folder;

    /**
     * @param folder in the work tree of a repository; what is below it is meant, and it need not exist now
     * @throws UnusableInputException if it lies in no work tree
     */
    public CommittedFiles(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        this.directory = nearest(absolute);
        try {
            // Git names its work tree with links resolved.
            Path top = new GitRevisions(git).topLevel(directory).toRealPath();
            Path real = directory.toRealPath().resolve(directory.relativize(absolute));
            this.folder = top.relativize(real).toString().replace('\\', '/');
        } catch (IOException e) {
            throw new UnusableInputException(folder + ": cannot be looked up: " + e.getMessage(), e);
        }
    }

    private static Path nearest(Path absolute) {
        Path directory = absolute;
        while (directory.getParent() != null && !Files.isDirectory(directory)) {
            directory = directory.getParent();
        }
        return directory;
    }

    /** In the repository, and existing. */
    public Path directory() {
        return directory;
    }

    /** The folder's name from the top of the repository; empty for the top itself. */
    public String folder() {
        return folder;
    }

    /**
     * A file of a commit.
     *
     * @param path from the top of the repository, with {@code /}; whatever somebody committed
     * @param id of its content
     * @param size in bytes
     */
    public record Entry(String path, String id, long size) {}

    /** The files anywhere below the folder in a commit, by path. */
    public List<Entry> below(String commit) {
        List<String> arguments = new ArrayList<>(List.of("ls-tree", "-r", "-z", "-l", "--full-tree", commit));
        if (!folder.isEmpty()) {
            arguments.addAll(List.of("--", folder));
        }
        String listing = git.demand(directory, arguments.toArray(String[]::new)).text();
        if (!listing.isEmpty() && !listing.endsWith("\0")) {
            throw new UnusableInputException(directory + ": commit " + commit + " has too many files below '" + folder
                    + "'; name another folder");
        }
        List<Entry> entries = new ArrayList<>();
        for (String line : listing.split("\0", -1)) {
            Matcher file = FILE.matcher(line);
            if (file.matches()) {
                entries.add(new Entry(file.group(3), file.group(1), Long.parseLong(file.group(2))));
            }
        }
        return entries;
    }

    /** @throws UnusableInputException if it is too large, or git does not have it */
    public byte[] content(Entry entry) {
        if (entry.size() > LARGEST) {
            throw new UnusableInputException(
                    entry.path() + ": is larger than " + LARGEST + " bytes, the most that is read of a commit's file");
        }
        // As Latin-1, a byte is a character.
        return git.run(directory, "", StandardCharsets.ISO_8859_1, "cat-file", "blob", entry.id())
                .filter(GitProgram.Answer::ok)
                .orElseThrow(() -> new UnusableInputException(
                        entry.path() + ": git does not have its content " + entry.id() + "; is the repository intact?"))
                .text()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The commits that changed something below the folder, from the oldest.
     *
     * @param after its own and what came before is left out; null for all
     * @param upTo included
     */
    public List<String> changing(@Nullable String after, String upTo) {
        return git.demand(
                        directory,
                        "log",
                        "--format=%H",
                        "--no-show-signature",
                        "--topo-order",
                        "--reverse",
                        after == null ? upTo : after + ".." + upTo,
                        "--",
                        ":(top,literal)" + folder)
                .text()
                .lines()
                .toList();
    }

    /** Whether history ends here before it began. */
    public boolean isShallow() {
        return git.demand(directory, "rev-parse", "--is-shallow-repository")
                .text()
                .strip()
                .equals("true");
    }
}
