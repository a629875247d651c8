package dev.backsight.maven;

import dev.backsight.checker.gate.BaseChoice;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Measures the benchmark jar, compares it with its baseline, reports, and fails the build on a regression. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY)
public final class CheckMojo extends MeasuringMojo {

    /** {@code auto}, {@code baseline} or {@code run:<file>}. */
    @Parameter(property = "backsight.base", defaultValue = "auto")
    private String base;

    @Override
    BaseChoice base() {
        return BaseChoice.parse(base);
    }
}
