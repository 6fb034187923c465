package io.globalkpi.ingest.reference;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A file of reference data: one top-level key of the file's own name, under it a list of mappings or one mapping. */
final class YamlFile {

    /** A fx table of years of days in five currencies has some 3 MB. */
    private static final int LONGEST = 64 << 20;

    private final String name;
    private final String key;
    private final List<Problem> problems;

    YamlFile(String name, List<Problem> problems) {
        this.name = name;
        this.key = name.substring(0, name.length() - ".yaml".length());
        this.problems = problems;
    }

    /** Its entries, in order. What cannot be read is reported and left out. */
    List<Entry> read(Path directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        compose(Files.readString(directory.resolve(name))).ifPresent(root -> entries(root, entries));
        return entries;
    }

    private Optional<Node> compose(String text) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(LONGEST);
            return Optional.ofNullable(new Yaml(options).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(new Problem(name, line, key, "is no YAML: " + e.getProblem(), "", "well-formed YAML"));
            return Optional.empty();
        }
    }

    private void entries(Node root, List<Entry> entries) {
        if (!(root instanceof MappingNode top)) {
            wrong(root, key, "'" + key + ":' at the top of the file");
            return;
        }
        top.getValue().forEach(tuple -> {
            String found = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (found.equals(key)) {
                items(tuple.getValueNode(), entries);
            } else {
                problems.add(
                        new Problem(name, line(tuple.getKeyNode()), found, "is not known", found, "'" + key + "'"));
            }
        });
    }

    private void items(Node value, List<Entry> entries) {
        if (value instanceof MappingNode mapping && key.equals("company")) {
            entries.add(new Entry(name, key, mapping, problems));
        } else if (value instanceof SequenceNode list && !key.equals("company")) {
            for (int i = 0; i < list.getValue().size(); i++) {
                item(list.getValue().get(i), key + "[" + i + "]", entries);
            }
        } else {
            wrong(value, key, key.equals("company") ? "a mapping" : "a list of mappings");
        }
    }

    private void item(Node item, String path, List<Entry> entries) {
        if (item instanceof MappingNode mapping) {
            entries.add(new Entry(name, path, mapping, problems));
        } else {
            wrong(item, path, "a mapping");
        }
    }

    private void wrong(Node node, String path, String expected) {
        String was = node instanceof ScalarNode scalar
                ? scalar.getValue()
                : node.getNodeId().name();
        problems.add(new Problem(name, line(node), path, "has the wrong form", was, expected));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
