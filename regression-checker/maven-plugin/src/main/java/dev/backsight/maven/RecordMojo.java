package dev.backsight.maven;

import dev.backsight.checker.gate.BaseChoice;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Measures the benchmark jar and writes {@code run.json}; compares with nothing. */
@Mojo(name = "record", defaultPhase = LifecyclePhase.VERIFY)
public final class RecordMojo extends MeasuringMojo {

    @Override
    BaseChoice base() {
        return new BaseChoice.Nothing();
    }
}
