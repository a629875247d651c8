package dev.backsight.checker.reach;

import dev.backsight.checker.jmh.ClassFile;
import java.util.Comparator;
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

    /**
     * Methods that make a class of a name or of bytes, by name alone: a call names the type that it was written for, which
     * may be any subclass of the one that has the method.
     */
    private static final Set<String> TO_EVERYTHING = Set.of(
            "forName",
            "loadClass",
            "findClass",
            "findSystemClass",
            "defineClass",
            "defineHiddenClass",
            "getSystemClassLoader",
            "getBundle",
            "loadLibrary",
            "exec",
            "createMBean",
            "fromMethodDescriptorString");

    /** Whose name is too common to go by. */
    private static final Set<String> LOADING = Set.of("java/lang/System.load", "java/lang/Runtime.load");

    private static final Set<String> TO_RESOURCES = Set.of(
            "getResource",
            "getResourceAsStream",
            "getResources",
            "resources",
            "getSystemResource",
            "getSystemResourceAsStream",
            "getSystemResources",
            "getProtectionDomain");

    /**
     * Classes whose very use leads anywhere: they make classes of names in their input, read jars, or start other
     * programs.
     */
    private static final Set<String> CLASSES_TO_EVERYTHING = Set.of(
            "java/io/ObjectInputStream",
            "java/net/URLClassLoader",
            "java/lang/ProcessBuilder",
            "java/beans/XMLDecoder",
            "java/util/jar/JarFile",
            "java/util/zip/ZipFile",
            "java/security/Provider",
            "java/security/Provider$Service",
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
            String name = member.substring(member.indexOf('.') + 1);
            if (TO_EVERYTHING.contains(name) || LOADING.contains(member)) {
                found.add(new Opening(Extent.EVERYTHING, member.replace('/', '.')));
            } else if (TO_RESOURCES.contains(name)) {
                found.add(new Opening(Extent.RESOURCES, member.replace('/', '.')));
            }
        }
        return found.stream().findFirst();
    }
}
