package dev.backsight.checker.format;

import dev.backsight.checker.model.Reference;
import java.util.Map;
import java.util.Set;

/** One entry of {@code references} in a policy file. */
final class ReferenceYaml {

    private ReferenceYaml() {}

    static Reference read(YamlNode node) {
        Map<String, YamlNode> map = node.map(Set.of("benchmark", "params", "reference"));
        YamlNode benchmark = map.get("benchmark");
        YamlNode reference = map.get("reference");
        if (benchmark == null || reference == null) {
            throw node.bad(
                    "an entry needs the keys 'benchmark', a glob over full names, and 'reference', the full name of"
                            + " the one they are shown beside");
        }
        String glob = PolicyOverrideYaml.glob(benchmark);
        return reference.checked(
                () -> new Reference(glob, PolicyOverrideYaml.params(map.get("params")), reference.text(), node.line()));
    }
}
