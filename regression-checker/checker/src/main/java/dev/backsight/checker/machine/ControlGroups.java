package dev.backsight.checker.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The control groups of this process, as directories relative to the root of {@link SystemFiles}: its own group and all
 * groups above it, as far as they can be seen. Inside a container the group's path is often the host's, while the mount
 * shows the container's own group as its root.
 */
final class ControlGroups {

    private final SystemFiles files;

    ControlGroups(SystemFiles files) {
        this.files = files;
    }

    /** Of the one hierarchy of version 2; empty where it is not in use. */
    List<Path> unified() {
        return groups("", "cgroup2");
    }

    /** Of the hierarchy of version 1 that has this controller, e.g. {@code cpu}; empty where there is none. */
    List<Path> of(String controller) {
        return groups(controller, "cgroup");
    }

    private List<Path> groups(String controller, String type) {
        List<Path> groups = new ArrayList<>();
        for (String line : files.lines("proc/self/cgroup")) {
            // hierarchy:controllers:path, of version 2 0::path
            String[] fields = line.split(":", 3);
            if (fields.length == 3
                    && fields[0].equals("0") == controller.isEmpty()
                    && List.of(fields[1].split(",", -1)).contains(controller)) {
                Path mount = mount(type, controller);
                if (mount != null) {
                    addWithThoseAbove(groups, mount, fields[2]);
                }
            }
        }
        return groups;
    }

    private static void addWithThoseAbove(List<Path> groups, Path mount, String path) {
        groups.add(mount);
        Path group = mount;
        for (Path name : Path.of(path)) {
            group = group.resolve(name);
            groups.add(group);
        }
    }

    private @Nullable Path mount(String type, String controller) {
        return files.lines("proc/self/mountinfo").stream()
                .map(Mount::parse)
                .flatMap(Optional::stream)
                .filter(mount -> mount.type().equals(type))
                .filter(mount -> controller.isEmpty() || mount.superOptions().contains(controller))
                .map(mount -> Path.of("/").relativize(mount.point()))
                .findFirst()
                .orElse(null);
    }
}
