package dev.backsight.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The plugin as it was just packaged, in a local repository of its own into which maven-invoker-plugin has put it: the
 * user's stays clean. Whatever else a project needs is taken from the user's, offline, and from where that came from only
 * what is missing there.
 */
final class StagedPlugin {

    private static final Path REPOSITORY = Path.of(System.getProperty("it.repository", "missing"));

    private static final String SETTINGS = """
            <settings>
              <profiles>
                <profile>
                  <id>user</id>
                  <repositories>
                    <repository><id>user</id><url>%1$s</url></repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository><id>user</id><url>%1$s</url></pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles><activeProfile>user</activeProfile></activeProfiles>
            </settings>
            """;

    /** For which all that a build takes lies in the repository. */
    private static final Set<Toolchain> PREPARED = new HashSet<>();

    private final Toolchain toolchain;
    private final Path settings;

    StagedPlugin(Toolchain toolchain) {
        this.toolchain = toolchain;
        this.settings = REPOSITORY.resolveSibling("it-settings.xml");
        try {
            Files.writeString(settings, SETTINGS.formatted(userRepository().toUri()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the test runner says where that is; Maven's default elsewhere. */
    private static Path userRepository() {
        String home = System.getProperty("user.home");
        return Path.of(System.getProperty("localRepository", home + "/.m2/repository"));
    }

    /** Builds the first project once, measuring nothing, so that all that it takes lies in the repository. */
    void prepare(Path project) {
        if (!PREPARED.add(toolchain)) {
            return;
        }
        List<String> words = List.of("verify", "-Dbacksight.skip");
        List<String> fromDisk = new ArrayList<>(words);
        fromDisk.addAll(List.of("-o", "-Daether.offline.protocols=file"));
        if (toolchain.run(project, with(fromDisk)).exitCode() != 0) {
            toolchain.run(project, with(words)).succeeded();
        }
    }

    /** Offline. */
    BuildOutcome run(Path project, List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        words.add("-o");
        return toolchain.run(project, with(words));
    }

    private List<String> with(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("-s", settings.toString(), "-Dmaven.repo.local=" + REPOSITORY));
        // What the user's settings say of mirrors and proxies holds.
        Path own = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
        if (Files.isRegularFile(own)) {
            words.addAll(List.of("-gs", own.toString()));
        }
        words.addAll(arguments);
        return words;
    }
}
