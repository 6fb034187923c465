package io.globalkpi.ingest.files.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Codes that stand in the place of a SKU but are postage, discounts or fees: they count in money, not in units. */
final class Services {

    static final Services NONE = new Services("", List.of());

    private final String field;
    private final Set<String> codes = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();

    Services(String field, List<String> codes) {
        this.field = field;
        for (String code : codes) {
            if (code.endsWith("*")) {
                prefixes.add(code.substring(0, code.length() - 1));
            } else {
                this.codes.add(code);
            }
        }
    }

    String field() {
        return field;
    }

    boolean has(RowValues row) {
        String code = field.isEmpty() ? null : row.text(field);
        return code != null && (codes.contains(code) || startsLikeOne(code));
    }

    private boolean startsLikeOne(String code) {
        for (String prefix : prefixes) {
            if (code.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
