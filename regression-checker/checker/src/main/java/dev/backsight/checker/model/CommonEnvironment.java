package dev.backsight.checker.model;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What several environments have in common. A field that is not the same wherever it is known is unknown. */
public final class CommonEnvironment {

    private CommonEnvironment() {}

    public static Environment of(Collection<Environment> environments) {
        List<Machine> machines = environments.stream().map(Environment::machine).toList();
        List<Jvm> jvms = environments.stream().map(Environment::jvm).toList();
        return new Environment(
                new Machine(
                        common(machines, Machine::cpuModel),
                        common(machines, Machine::cpus),
                        common(machines, Machine::memoryBytes),
                        common(machines, Machine::osFamily),
                        common(machines, Machine::osVersion),
                        common(machines, Machine::architecture),
                        common(machines, Machine::cpuLimit),
                        common(machines, Machine::memoryLimitBytes),
                        common(machines, Machine::diskKind)),
                new Jvm(
                        common(jvms, Jvm::vendor),
                        common(jvms, Jvm::version),
                        common(jvms, Jvm::name),
                        common(jvms, Jvm::gc),
                        common(jvms, Jvm::flags)),
                common(environments, Environment::jmhVersion));
    }

    private static <T, V> @Nullable V common(Collection<T> from, Function<T, @Nullable V> field) {
        List<V> values =
                from.stream().map(field).filter(Objects::nonNull).distinct().toList();
        return values.size() == 1 ? values.get(0) : null;
    }
}
