package dev.backsight.checker.format;

import dev.backsight.checker.model.UnusableInputException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A node of a YAML file that knows its line. Only YAML's plain core is read: one document of maps, lists and scalars; no
 * anchors, so no aliases that multiply; no tags, so nothing is constructed. A scalar is the text that was written.
 */
final class YamlNode {

    private static final int LARGEST = 256 << 10;
    private static final int DEEPEST = 16;

    /** What YAML makes of scalars without a tag. */
    private static final Set<Tag> PLAIN_SCALARS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE);

    private final String file;
    private final String path;
    private final Node node;

    private YamlNode(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (node.getAnchor() != null) {
            throw bad("anchors (&) and aliases (*) are not supported; write the value out, or put it in quotes");
        }
        boolean plain = node instanceof ScalarNode
                ? PLAIN_SCALARS.contains(node.getTag())
                : node.getTag().equals(node instanceof MappingNode ? Tag.MAP : Tag.SEQ);
        if (!plain) {
            throw bad("tags such as " + Quoted.of(node.getTag().getValue()) + " are not supported");
        }
    }

    /** The document; empty if the file holds nothing but comments. */
    static Optional<YamlNode> read(Path path) {
        String file = path.toString();
        byte[] content = BoundedFile.read(path, LARGEST);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            checkPrintable(file, text);
            Node root = new Yaml(limits()).compose(new StringReader(text));
            return root == null ? Optional.empty() : Optional.of(new YamlNode(file, "", root));
        } catch (CharacterCodingException e) {
            throw new UnusableInputException(file + ": is not UTF-8 text", e);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw UnusableInputException.in(file, "line " + line, "cannot be read as YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new UnusableInputException(file + ": cannot be read as YAML: " + e.getMessage(), e);
        }
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        // Aliases are refused by the constructor, which knows the line; until then they share nodes and cost nothing.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return options;
    }

    /** SnakeYAML refuses such characters too, but without the line. */
    private static void checkPrintable(String file, String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int c = text.codePointAt(i);
            if (!StreamReader.isPrintable(c)) {
                throw UnusableInputException.in(
                        file, "line " + line, String.format(Locale.ROOT, "holds the character U+%04X", c), null);
            }
            line += c == '\n' ? 1 : 0;
        }
    }

    /** From the top of the document: {@code overrides[1].advisory}. */
    String path() {
        return path;
    }

    /** From 1. */
    int line() {
        return node.getStartMark().getLine() + 1;
    }

    UnusableInputException bad(String problem) {
        return bad(problem, null);
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** The text as written, without quotes. */
    String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw bad("a single value is expected here, not " + kind());
        }
        if (scalar.isPlain() && scalar.getTag().equals(Tag.NULL)) {
            throw bad("a value is missing");
        }
        return scalar.getValue();
    }

    /** What {@code parser} makes of the text; what it refuses is a problem of this line. */
    <T> T parsed(Function<String, T> parser) {
        String text = text();
        return checked(() -> parser.apply(text));
    }

    /** Puts this line before what the model refuses. */
    <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()), e);
        }
    }

    List<YamlNode> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw bad("a list is expected here, not " + kind() + "; begin its lines with '- '");
        }
        List<YamlNode> list = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            list.add(new YamlNode(file, path + "[" + list.size() + "]", element));
        }
        return List.copyOf(list);
    }

    /** In the order written; any key. */
    Map<String, YamlNode> map() {
        if (!(node instanceof MappingNode mapping)) {
            throw bad("keys with values are expected here, not " + kind());
        }
        Map<String, YamlNode> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = new YamlNode(file, path, tuple.getKeyNode());
            String below = path.isEmpty() ? key.text() : path + "." + key.text();
            if (map.put(key.text(), new YamlNode(file, below, tuple.getValueNode())) != null) {
                throw key.bad("key " + Quoted.of(key.text()) + " is there twice");
            }
        }
        return map;
    }

    /** In the order written; only these keys. */
    Map<String, YamlNode> map(Set<String> known) {
        Map<String, YamlNode> map = map();
        if (!known.containsAll(map.keySet())) {
            for (NodeTuple tuple : ((MappingNode) node).getValue()) {
                YamlNode key = new YamlNode(file, path, tuple.getKeyNode());
                if (!known.contains(key.text())) {
                    throw key.bad("unknown key " + Quoted.of(key.text()) + "; "
                            + Spelling.nearest(key.text(), known)
                                    .map(meant -> "did you mean '" + meant + "'?")
                                    .orElse("known here are "
                                            + String.join(
                                                    ", ",
                                                    known.stream().sorted().toList())));
                }
            }
        }
        return map;
    }

    private UnusableInputException bad(String problem, @Nullable Throwable cause) {
        return UnusableInputException.in(file, "line " + line(), problem, cause);
    }

    private String kind() {
        return node instanceof MappingNode ? "keys with values" : node instanceof SequenceNode ? "a list" : "a value";
    }
}
