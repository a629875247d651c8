package dev.backsight.checker.reach;

import dev.backsight.checker.jmh.BuildContents;
import dev.backsight.checker.jmh.ClassFile;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one class of a build names of the others. Every text in it counts: descriptors, signatures and annotations, which
 * name types, and string literals, which may.
 *
 * @param classes with slashes
 * @param resources files by name
 */
record Links(Set<String> classes, Set<String> resources, Optional<Opening> opening) {

    /** What stands between names in descriptors and signatures (Java Virtual Machine Specification, 4.3 and 4.7.9.1). */
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[;<>:()\\[*]");

    static Links of(String name, BuildContents contents) {
        Set<String> classes = new HashSet<>();
        Set<String> resources = new HashSet<>();
        Optional<Opening> widest = Optional.empty();
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        for (ClassFile file : contents.classFiles(name)) {
            for (String text : file.texts()) {
                addClasses(text, contents, classes);
                addResource(text, contents, resources);
                addResource(folder + text, contents, resources);
            }
            Optional<Opening> opening = Opening.of(file);
            if (opening.isPresent()
                    && (widest.isEmpty()
                            || opening.get().extent().compareTo(widest.get().extent()) > 0)) {
                widest = opening;
            }
        }
        return new Links(classes, resources, widest);
    }

    private static void addClasses(String text, BuildContents contents, Set<String> classes) {
        for (String part : BETWEEN_NAMES.splitAsStream(text).toList()) {
            String slashed = part.replace('.', '/');
            if (contents.hasClass(slashed)) {
                classes.add(slashed);
            }
            // Before a name stands an L, and before that may stand primitive types.
            for (int at = slashed.indexOf('L'); at >= 0; at = slashed.indexOf('L', at + 1)) {
                String after = slashed.substring(at + 1);
                if (contents.hasClass(after)) {
                    classes.add(after);
                }
            }
        }
    }

    private static void addResource(String text, BuildContents contents, Set<String> resources) {
        String file = text.startsWith("/") ? text.substring(1) : text;
        if (contents.digests().containsKey(file)) {
            resources.add(file);
        }
    }
}
