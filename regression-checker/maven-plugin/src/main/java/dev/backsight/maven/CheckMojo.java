package dev.backsight.maven;

import dev.backsight.checker.gate.BaseChoice;
import dev.backsight.checker.gate.CheckRequest;
import dev.backsight.checker.gate.Selection;
import dev.backsight.checker.gate.ShardRequest;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.model.UnusableInputException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/** Measures the benchmark jar, compares it with its baseline, reports, and fails the build on a regression. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY)
public final class CheckMojo extends MeasuringMojo {

    private static final String MAVEN = "maven:";

    /**
     * {@code auto}, {@code git:<revision>}, {@code merge-base:<revision>}, {@code jar:<file>}, {@code
     * classpath:<paths>}, {@code maven:<group>:<artifact>:<version>}, {@code baseline} or {@code run:<file>}.
     */
    @Parameter(property = "backsight.base", defaultValue = "auto")
    private String base;

    /**
     * {@code all}: every benchmark that both builds have. {@code changed}: those that may run different code in them; the
     * others are UNCHANGED by proof, and up to 3 of them are measured all the same, as controls.
     */
    @Parameter(property = "backsight.select", defaultValue = "all")
    private String select;

    /**
     * {@code 2/4}: measure only the second of four parts of the suite, for as many machines; write {@code run.json} and
     * {@code shard.json}, and decide nothing. The goal {@code merge} does, for the whole suite. Base has to be a build.
     */
    @Parameter(property = "backsight.shard")
    private @Nullable String shard;

    /**
     * The {@code run.json} of an earlier check of two builds, or of {@code merge}: benchmarks are shared out by what their
     * pairs took there. The same file for all shards; where not given, all benchmarks count the same.
     */
    @Parameter(property = "backsight.shardCosts")
    private @Nullable File shardCosts;

    @Inject
    private RepositorySystem repositories;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession repositorySession;

    @Parameter(defaultValue = "${project.remoteProjectRepositories}", readonly = true, required = true)
    private List<RemoteRepository> remotes;

    @Override
    BaseChoice base() {
        return base.startsWith(MAVEN)
                ? new BaseChoice.Classes(ClassPath.of(resolve(base.substring(MAVEN.length()))))
                : BaseChoice.parse(base);
    }

    @Override
    Selection select() {
        return switch (select) {
            case "all" -> Selection.ALL;
            case "changed" -> Selection.CHANGED;
            default -> throw new UnusableInputException("backsight.select is 'all' or 'changed', not '" + select + "'");
        };
    }

    @Override
    @Nullable
    ShardRequest shard(CheckRequest check) {
        if (shard == null || shard.isBlank()) {
            return null;
        }
        return new ShardRequest(check, ShardRequest.shard(shard), shardCosts == null ? null : shardCosts.toPath());
    }

    private Path resolve(String coordinates) {
        try {
            ArtifactRequest request = new ArtifactRequest(new DefaultArtifact(coordinates), remotes, null);
            return repositories
                    .resolveArtifact(repositorySession, request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (IllegalArgumentException | ArtifactResolutionException e) {
            throw new UnusableInputException(
                    "base '" + MAVEN + coordinates + "' is " + MAVEN
                            + "<group>:<artifact>[:<extension>[:<classifier>]]:<version>, and cannot be had: "
                            + e.getMessage(),
                    e);
        }
    }
}
