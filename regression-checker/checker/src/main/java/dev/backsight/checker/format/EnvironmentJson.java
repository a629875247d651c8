package dev.backsight.checker.format;

import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import java.io.IOException;

/** Where a run was measured; a field that is not known is null. */
final class EnvironmentJson {

    private EnvironmentJson() {}

    static void write(JsonOut out, Environment environment) throws IOException {
        out.object("machine", environment.machine(), EnvironmentJson::writeMachine);
        out.object("jvm", environment.jvm(), EnvironmentJson::writeJvm);
        out.text("jmhVersion", environment.jmhVersion());
    }

    static Environment read(JsonObject in) {
        return new Environment(
                in.object("machine", EnvironmentJson::readMachine),
                in.object("jvm", EnvironmentJson::readJvm),
                in.optionalText("jmhVersion"));
    }

    private static void writeMachine(JsonOut out, Machine machine) throws IOException {
        out.text("cpuModel", machine.cpuModel());
        out.integer("cpus", machine.cpus());
        out.integer("memoryBytes", machine.memoryBytes());
        out.text("osFamily", machine.osFamily());
        out.text("osVersion", machine.osVersion());
        out.text("architecture", machine.architecture());
        out.number("cpuLimit", machine.cpuLimit());
        out.integer("memoryLimitBytes", machine.memoryLimitBytes());
        out.text("diskKind", machine.diskKind());
    }

    private static Machine readMachine(JsonObject in) {
        return new Machine(
                in.optionalText("cpuModel"),
                in.optionalInteger("cpus"),
                in.optionalLong("memoryBytes"),
                in.optionalText("osFamily"),
                in.optionalText("osVersion"),
                in.optionalText("architecture"),
                in.optionalNumber("cpuLimit"),
                in.optionalLong("memoryLimitBytes"),
                in.optionalText("diskKind"));
    }

    private static void writeJvm(JsonOut out, Jvm jvm) throws IOException {
        out.text("vendor", jvm.vendor());
        out.text("version", jvm.version());
        out.text("name", jvm.name());
        out.text("gc", jvm.gc());
        out.texts("flags", jvm.flags());
    }

    private static Jvm readJvm(JsonObject in) {
        return new Jvm(
                in.optionalText("vendor"),
                in.optionalText("version"),
                in.optionalText("name"),
                in.optionalText("gc"),
                in.optionalTexts("flags"));
    }
}
