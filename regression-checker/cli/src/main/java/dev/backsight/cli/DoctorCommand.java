package dev.backsight.cli;

import dev.backsight.checker.format.DoctorFile;
import dev.backsight.checker.gate.Doctor;
import dev.backsight.checker.gate.DoctorRequest;
import dev.backsight.checker.gate.DoctorText;
import dev.backsight.checker.model.DoctorReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Says which accepted baseline a check would use on this machine and why not the others, and examines the"
                    + " machine as a place to measure: what disturbs, what that costs, how to mend it.",
            "Measures no benchmark, and takes a few seconds. Give it the options that the check gets."
        },
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Examined, whatever was found.", "2:Unusable options, such as a java that does not start."})
final class DoctorCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private BaselinesOption baselines = new BaselinesOption();

    @Option(
            names = "--suite",
            paramLabel = "<name>",
            description = "Only this suite (default: all that have a baseline).")
    private @Nullable String suite;

    @Option(
            names = "--data",
            paramLabel = "<dir>",
            defaultValue = "target/backsight/data",
            description = "Where benchmarks write their files (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("target", "backsight", "data");

    @Mixin
    private JavaOption java = new JavaOption();

    @Option(
            names = "--jvm-arg",
            paramLabel = "<arg>",
            description = "JVM argument for every fork; repeatable, e.g. --jvm-arg=-XX:+UseSerialGC.")
    private List<String> jvmArgs = List.of();

    @Option(names = "--json", description = "Print JSON (schema backsight-doctor) instead of text.")
    private boolean json;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        DoctorReport report = Doctor.examine(new DoctorRequest(
                baselines.directory(),
                suite,
                java.executable(),
                jvmArgs,
                Path.of("").toAbsolutePath(),
                data,
                System.getenv()));
        console.out()
                .print(
                        json
                                ? DoctorFile.text(report)
                                : DoctorText.render(report, console.terminal().width()));
        return ExitCode.OK;
    }
}
