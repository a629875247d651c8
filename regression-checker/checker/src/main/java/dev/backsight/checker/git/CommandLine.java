package dev.backsight.checker.git;

import dev.backsight.checker.model.UnusableInputException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A build command for a certain checked out revision.
 *
 * @param words program and arguments
 * @param directory to run it in
 */
record CommandLine(List<String> words, Path directory) {

    /** Nothing that changes the jar: both sides of a comparison must be built alike. */
    private static final List<String> SKIPPED_CHECKS = List.of(
            "-DskipTests",
            "-Dmaven.javadoc.skip=true",
            "-Dcheckstyle.skip=true",
            "-Dpmd.skip=true",
            "-Dcpd.skip=true",
            "-Dspotbugs.skip=true",
            "-Dspotless.check.skip=true",
            "-Drat.skip=true");

    /**
     * @param tree where the revision is checked out
     * @param head the work tree of the user, for comparison
     * @param jar to be made, relative to either
     * @throws UnusableInputException where the revision does not have the module
     */
    static CommandLine of(BuildCommand command, Path tree, Path head, Path jar) {
        if (command instanceof BuildCommand.Other other) {
            return of(other, tree);
        }
        return of((BuildCommand.Maven) command, module(tree, head, jar), tree);
    }

    private static CommandLine of(BuildCommand.Other other, Path tree) {
        List<String> words = new ArrayList<>(other.words());
        String program = words.get(0);
        if (program.contains("/") || program.contains(File.separator)) {
            words.set(0, tree.resolve(program).normalize().toString());
        }
        return new CommandLine(words, tree);
    }

    private static CommandLine of(BuildCommand.Maven maven, MavenModule module, Path tree) {
        List<String> words = new ArrayList<>(executable(maven, module, tree));
        words.add("-B");
        if (maven.offline()) {
            words.add("-o");
        }
        if (maven.globalSettings() != null) {
            words.add("-gs");
            words.add(maven.globalSettings().toAbsolutePath().toString());
        }
        if (maven.userSettings() != null) {
            words.add("-s");
            words.add(maven.userSettings().toAbsolutePath().toString());
        }
        if (maven.localRepository() != null) {
            words.add("-Dmaven.repo.local=" + maven.localRepository().toAbsolutePath());
        }
        words.addAll(maven.arguments().isEmpty() ? List.of("package") : maven.arguments());
        if (!module.isRoot()) {
            words.add("-pl");
            words.add(module.path().toString().replace(File.separatorChar, '/'));
            words.add("-am");
        }
        words.addAll(SKIPPED_CHECKS);
        words.add(ChildEnvironment.SKIP);
        return new CommandLine(words, module.root());
    }

    private static List<String> executable(BuildCommand.Maven maven, MavenModule module, Path tree) {
        if (maven.executable() != null) {
            return List.of(maven.executable().toAbsolutePath().toString());
        }
        for (Path place : List.of(module.root(), tree)) {
            Path wrapper = place.resolve(Platform.script("mvnw"));
            if (Files.isExecutable(wrapper)) {
                return List.of(wrapper.toString());
            }
            if (Files.isRegularFile(wrapper)) {
                return List.of("sh", wrapper.toString()); // committed without its permission
            }
        }
        return List.of(Platform.script("mvn"));
    }

    private static MavenModule module(Path tree, Path head, Path jar) {
        MavenModule module = MavenModule.of(tree, jar)
                .orElseThrow(() -> new UnusableInputException("there is no pom.xml above " + jar
                        + " in that revision: name another one, or the command that builds it"));
        Path wanted = tree.relativize(module.root().resolve(module.path()));
        MavenModule.of(head, jar)
                .map(now -> head.relativize(now.root().resolve(now.path())))
                .filter(now -> !now.equals(wanted))
                .ifPresent(now -> {
                    throw new UnusableInputException("there is no " + now.resolve("pom.xml")
                            + " in that revision, whose benchmarks would be the base:"
                            + " name a revision that has the module, or the command that builds it");
                });
        return module;
    }

    /** As a shell would take it. */
    @Override
    public String toString() {
        return String.join(" ", words.stream().map(ShellWord::quoted).toList());
    }
}
