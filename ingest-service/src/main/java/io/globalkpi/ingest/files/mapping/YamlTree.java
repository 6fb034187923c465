package io.globalkpi.ingest.files.mapping;

import io.globalkpi.ingest.files.read.FileRefusedException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A place in a YAML file that knows its line, and collects what is wrong with it instead of stopping at the first fault. */
final class YamlTree {

    private final String file;
    private final String path;
    private final Node node;
    private final List<String> faults;

    private YamlTree(String file, String path, Node node, List<String> faults) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.faults = faults;
    }

    static YamlTree of(String file, String text) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(0);
            Node root = new Yaml(options).compose(new StringReader(text));
            if (!(root instanceof MappingNode)) {
                throw new FileRefusedException(file + ":1: expected a mapping: kind, format, columns, ...");
            }
            return new YamlTree(file, "", root, new ArrayList<>());
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new FileRefusedException(file + ":" + line + ": not YAML: " + e.getProblem(), e);
        }
    }

    void fault(String message) {
        String where = path.isEmpty() ? "" : path + ": ";
        faults.add(file + ":" + (node.getStartMark().getLine() + 1) + ": " + where + message);
    }

    /** Says everything that was found wrong, one line each. */
    void refuseIfFaulty() {
        if (!faults.isEmpty()) {
            throw new FileRefusedException(String.join("\n", faults));
        }
    }

    Optional<YamlTree> at(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    Map<String, YamlTree> entries() {
        Map<String, YamlTree> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (entries.containsKey(key)) {
                    fault("'" + key + "' stands twice");
                }
                entries.put(
                        key, new YamlTree(file, path.isEmpty() ? key : path + "." + key, tuple.getValueNode(), faults));
            }
        } else {
            fault("expected key: value pairs");
        }
        return entries;
    }

    void allow(Set<String> keys) {
        entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                value.fault("unknown setting; expected one of "
                        + String.join(", ", keys.stream().sorted().toList()));
            }
        });
    }

    /** The items of a list, or the one value that stands for a list of one. */
    List<YamlTree> items() {
        if (!(node instanceof SequenceNode list)) {
            return List.of(this);
        }
        List<YamlTree> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            items.add(new YamlTree(file, path + "[" + items.size() + "]", item, faults));
        }
        return items;
    }

    List<String> texts() {
        return items().stream().map(YamlTree::text).toList();
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        fault("expected a text");
        return "";
    }

    String text(String key, String otherwise) {
        return at(key).map(YamlTree::text).orElse(otherwise);
    }

    boolean flag(String key) {
        String text = text(key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            at(key).ifPresent(value -> value.fault("expected true or false, found '" + text + "'"));
        }
        return text.equals("true");
    }
}
