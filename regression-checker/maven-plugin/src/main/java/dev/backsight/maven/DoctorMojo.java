package dev.backsight.maven;

import dev.backsight.checker.format.DoctorFile;
import dev.backsight.checker.gate.Doctor;
import dev.backsight.checker.gate.DoctorRequest;
import dev.backsight.checker.gate.DoctorText;
import dev.backsight.checker.measure.JavaExecutable;
import dev.backsight.checker.model.DoctorReport;
import dev.backsight.checker.model.UnusableInputException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says which accepted baseline a check would use on this machine and why not the others, and examines the machine as a
 * place to measure. Succeeds whatever it finds.
 */
@Mojo(name = "doctor", requiresProject = false)
public final class DoctorMojo extends AbstractMojo {

    private static final int WIDTH = 120;

    @Parameter(defaultValue = "${basedir}", readonly = true)
    private @Nullable File basedir;

    /** Directory of baselines. */
    @Parameter(property = "backsight.baselines", defaultValue = "baselines")
    private File baselines;

    /** Only this suite; all that have a baseline where not given. */
    @Parameter(property = "backsight.suite")
    private @Nullable String suite;

    /** Where benchmarks write their files. */
    @Parameter(property = "backsight.dir", defaultValue = "target/backsight/data")
    private File data;

    /** The java that runs the benchmarks; the one that runs Maven where not given. */
    @Parameter(property = "backsight.java")
    private @Nullable File java;

    /** JVM arguments for every fork. */
    @Parameter(property = "backsight.jvmArgs")
    private @Nullable List<String> jvmArgs;

    /** Also write what was found as JSON here. */
    @Parameter(property = "backsight.json")
    private @Nullable File json;

    @Override
    public void execute() throws MojoExecutionException {
        try {
            DoctorReport report = Doctor.examine(new DoctorRequest(
                    baselines.toPath(),
                    suite,
                    JavaExecutable.orOwn(java == null ? null : java.toPath()),
                    jvmArgs == null ? List.of() : jvmArgs,
                    (basedir == null ? Path.of("") : basedir.toPath()).toAbsolutePath(),
                    data.toPath().toAbsolutePath(),
                    System.getenv()));
            if (json != null) {
                DoctorFile.write(json.toPath(), report);
            }
            DoctorText.render(report, WIDTH).lines().forEach(getLog()::info);
        } catch (UnusableInputException e) {
            throw Outcome.unusable(e);
        }
    }
}
