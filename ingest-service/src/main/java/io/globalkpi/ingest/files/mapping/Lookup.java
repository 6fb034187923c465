package io.globalkpi.ingest.files.mapping;

import java.util.Map;
import java.util.Optional;

/**
 * A value told by another: the site by the label of a country.
 *
 * @param name what it is called afterwards
 * @param from name of the value looked up
 * @param table what stands for what
 * @param otherwise for what is not in the table; empty to refuse the row
 */
record Lookup(String name, String from, Map<String, String> table, Optional<String> otherwise) {

    Lookup {
        table = Map.copyOf(table);
    }

    String find(String value) throws BadRowException {
        String found = table.get(value);
        if (found == null) {
            found = otherwise.orElse(null);
        }
        if (found == null) {
            throw new BadRowException(
                    BadRowException.Reason.UNKNOWN_VALUE,
                    from,
                    value,
                    "a value of the lookup '" + name + "' in the mapping");
        }
        return found;
    }
}
