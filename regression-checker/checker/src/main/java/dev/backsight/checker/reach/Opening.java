package dev.backsight.checker.reach;

import dev.backsight.checker.jmh.ClassFile;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where following a class ends, because what it leads to is only known when it runs.
 *
 * @param extent what it may lead to
 * @param why what stands in the class, e.g. {@code java.lang.Class.forName}
 */
record Opening(Extent extent, String why) {

    enum Extent {
        /** Any file that is not a class. */
        RESOURCES,
        /** Any file at all. */
        EVERYTHING
    }

    private static final Comparator<Opening> WIDEST_FIRST =
            Comparator.comparing(Opening::extent).reversed().thenComparing(Opening::why);

    /** By the class that has them. */
    private static final Map<String, Set<String>> TO_EVERYTHING = Map.of(
            "java/lang/Class", Set.of("forName"),
            "java/lang/ClassLoader",
                    Set.of("loadClass", "findClass", "findSystemClass", "defineClass", "getSystemClassLoader"),
            "java/lang/invoke/MethodHandles$Lookup", Set.of("findClass", "defineClass", "defineHiddenClass"),
            "java/lang/System", Set.of("load", "loadLibrary"),
            "java/lang/Runtime", Set.of("load", "loadLibrary", "exec"),
            "java/util/ResourceBundle", Set.of("getBundle"),
            "java/lang/invoke/MethodType", Set.of("fromMethodDescriptorString"));

    private static final Map<String, Set<String>> TO_RESOURCES = Map.of(
            "java/lang/Class", Set.of("getResource", "getResourceAsStream", "getProtectionDomain"),
            "java/lang/ClassLoader",
                    Set.of(
                            "getResource",
                            "getResourceAsStream",
                            "getResources",
                            "resources",
                            "getSystemResource",
                            "getSystemResourceAsStream",
                            "getSystemResources"),
            "java/lang/Module", Set.of("getResourceAsStream"));

    /** Classes whose very use leads anywhere: they make classes of names in their input, or start other programs. */
    private static final Set<String> CLASSES_TO_EVERYTHING = Set.of(
            "java/io/ObjectInputStream",
            "java/net/URLClassLoader",
            "java/lang/ProcessBuilder",
            "java/beans/XMLDecoder",
            "java/util/jar/JarFile",
            "java/util/ServiceLoader$Provider",
            "javax/script/ScriptEngineManager",
            "javax/naming/InitialContext",
            "javax/tools/ToolProvider",
            "sun/misc/Unsafe",
            "jdk/internal/misc/Unsafe");

    /** The widest of a class; empty where all it leads to is named in it. */
    static Optional<Opening> of(ClassFile file) {
        Set<Opening> found = new TreeSet<>(WIDEST_FIRST);
        if (file.callsNativeCode()) {
            found.add(new Opening(Extent.EVERYTHING, "native code"));
        }
        for (String type : file.classes()) {
            if (CLASSES_TO_EVERYTHING.contains(type)) {
                found.add(new Opening(Extent.EVERYTHING, type.replace('/', '.')));
            }
        }
        for (String member : file.members()) {
            int dot = member.indexOf('.');
            String type = member.substring(0, dot);
            String name = member.substring(dot + 1);
            if (TO_EVERYTHING.getOrDefault(type, Set.of()).contains(name)) {
                found.add(new Opening(Extent.EVERYTHING, member.replace('/', '.')));
            } else if (TO_RESOURCES.getOrDefault(type, Set.of()).contains(name)) {
                found.add(new Opening(Extent.RESOURCES, member.replace('/', '.')));
            }
        }
        return found.stream().findFirst();
    }
}
