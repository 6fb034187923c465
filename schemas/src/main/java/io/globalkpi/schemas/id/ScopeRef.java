package io.globalkpi.schemas.id;

import io.globalkpi.schemas.kpi.ScopeType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whom a number is about, written {@code site:amazon-us/acme}.
 *
 * @param id unique within the type; may hold colons itself
 */
public record ScopeRef(ScopeType type, String id) {

    public ScopeRef {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a scope's id must not be empty, was '" + id + "'");
        }
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException naming what was expected
     */
    public static ScopeRef of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "a scope is written type:id, such as site:amazon-us/acme, was '" + text + "'");
        }
        return new ScopeRef(typeOf(text.substring(0, colon)), text.substring(colon + 1));
    }

    private static ScopeType typeOf(String word) {
        return Arrays.stream(ScopeType.values())
                .filter(type -> word(type).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scope type '" + word + "', expected one of "
                        + Arrays.stream(ScopeType.values()).map(ScopeRef::word).collect(Collectors.joining(", "))));
    }

    private static String word(ScopeType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word(type) + ":" + id;
    }
}
