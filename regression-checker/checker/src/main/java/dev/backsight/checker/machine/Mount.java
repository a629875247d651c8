package dev.backsight.checker.machine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One line of {@code /proc/self/mountinfo}, see {@code man 5 proc_pid_mountinfo}.
 *
 * @param device {@code major:minor}
 */
record Mount(String device, Path point, String type, String source, List<String> superOptions) {

    private static final int DEVICE = 2;
    private static final int POINT = 4;

    /** Empty for a line of another form. */
    static Optional<Mount> parse(String line) {
        // 36 35 98:0 /root /mount/point rw,noatime shared:1 - ext3 /dev/root rw,errors=continue
        List<String> fields = Arrays.asList(line.split(" ", -1));
        int separator = fields.indexOf("-");
        if (separator <= POINT || fields.size() < separator + 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mount(
                    fields.get(DEVICE),
                    Path.of(unescape(fields.get(POINT))),
                    fields.get(separator + 1),
                    unescape(fields.get(separator + 2)),
                    List.of(fields.get(separator + 3).split(",", -1))));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What the directory lies on: the longest mount point that contains it, the last where several do. */
    static Optional<Mount> of(Path directory, List<String> mountinfo) {
        Mount best = null;
        for (String line : mountinfo) {
            Mount mount = parse(line).orElse(null);
            if (mount != null
                    && directory.startsWith(mount.point())
                    && (best == null
                            || mount.point().getNameCount() >= best.point().getNameCount())) {
                best = mount;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The kernel writes blank, tab, newline and backslash in octal. */
    private static String unescape(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
