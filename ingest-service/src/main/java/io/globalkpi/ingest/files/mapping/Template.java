package io.globalkpi.ingest.files.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with names in braces, such as <code>{site}/{invoice}</code>, filled from one row. A name without a value is an error. */
final class Template {

    private static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");

    private final List<String> literals = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Template(String text) {
        Matcher name = NAME.matcher(text);
        int from = 0;
        while (name.find()) {
            literals.add(text.substring(from, name.start()));
            names.add(name.group(1));
            from = name.end();
        }
        literals.add(text.substring(from));
    }

    List<String> names() {
        return List.copyOf(names);
    }

    boolean startsWith(String name, String literal) {
        return literals.get(0).isEmpty()
                && literals.size() > 1
                && names.get(0).equals(name)
                && literals.get(1).startsWith(literal);
    }

    String fill(RowValues row) throws BadRowException {
        StringBuilder text = new StringBuilder(literals.get(0));
        for (int i = 0; i < names.size(); i++) {
            String value = row.text(names.get(i));
            if (value == null) {
                throw BadRowException.missing(names.get(i));
            }
            text.append(value).append(literals.get(i + 1));
        }
        return text.toString();
    }
}
