package io.globalkpi.ingest.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of a YAML file, with the line of everything in it. Reports what is wrong to the list it was given. */
final class Entry {

    private final String file;
    private final String path;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, String> cells;
    private final List<Problem> problems;

    Entry(String file, String path, MappingNode node, List<Problem> problems) {
        this(file, path, node, Map.of(), problems);
    }

    /** @param cells where values stand in a sheet, so that errors can name the cell; empty for a YAML file */
    Entry(String file, String path, MappingNode node, Map<String, String> cells, List<Problem> problems) {
        this.file = file;
        this.cells = cells;
        this.path = path;
        this.node = node;
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            add(tuple);
        }
    }

    private void add(NodeTuple tuple) {
        String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
        int line = tuple.getKeyNode().getStartMark().getLine() + 1;
        if (values.putIfAbsent(name, tuple.getValueNode()) != null) {
            problems.add(new Problem(file, line, path + "." + name, "stands here twice", name, "one value"));
        }
        lines.putIfAbsent(name, line);
    }

    String file() {
        return file;
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** Names that are written here. */
    Set<String> names() {
        return values.keySet();
    }

    /** The value under a name; empty when it is absent or null. */
    Optional<Node> find(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !value.getTag().equals(Tag.NULL));
    }

    /** The text of a scalar; empty when it is absent, null or no scalar. */
    Optional<String> text(String name) {
        return find(name).filter(ScalarNode.class::isInstance).map(value -> ((ScalarNode) value).getValue());
    }

    /** A mapping or item below this entry. */
    Entry below(String name, MappingNode below) {
        return new Entry(file, path + "." + name, below, problems);
    }

    /** The mappings of a list under a name, so that errors about them name their own lines. */
    List<Entry> list(String name) {
        List<Entry> entries = new ArrayList<>();
        Node list = values.get(name);
        if (list instanceof SequenceNode items) {
            for (int i = 0; i < items.getValue().size(); i++) {
                if (items.getValue().get(i) instanceof MappingNode mapping) {
                    entries.add(below(name + "[" + i + "]", mapping));
                } else {
                    problem(name, "holds something else than mappings", "", "a list of mappings");
                }
            }
        } else if (find(name).isPresent()) {
            problem(name, "has the wrong form", text(name).orElse(""), "a list of mappings");
        }
        return entries;
    }

    void refuseOthers(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                problem(name, "is not known", name, "one of " + new TreeSet<>(known));
            }
        }
    }

    void problem(String name, String message, @Nullable Object was, String expected) {
        int line = lines.getOrDefault(name, line());
        String value = was == null ? "" : was.toString();
        String place = cells.containsKey(name) ? "cell " + cells.get(name) + " (" + name + ")" : path + "." + name;
        problems.add(new Problem(file, line, place, message, value, expected));
    }

    void missing(String name, String expected) {
        problem(name, "is missing", null, expected);
    }
}
