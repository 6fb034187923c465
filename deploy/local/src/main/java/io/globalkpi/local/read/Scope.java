package io.globalkpi.local.read;

import io.globalkpi.schemas.kpi.ScopeType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whom a number is about, as people write it: {@code site:amazon-us/acme}. */
public record Scope(ScopeType type, String id) {

    /** @throws IllegalArgumentException if the text is not TYPE:ID with a type there is */
    public static Scope parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new IllegalArgumentException("a scope is written TYPE:ID, such as site:amazon-us/acme, not " + text);
        }
        return new Scope(type(text.substring(0, colon)), text.substring(colon + 1));
    }

    private static ScopeType type(String text) {
        return Arrays.stream(ScopeType.values())
                .filter(type -> type.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scope type " + text + "; there are " + types()));
    }

    private static String types() {
        return Arrays.stream(ScopeType.values()).map(Scope::word).collect(Collectors.joining(", "));
    }

    static String word(ScopeType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word(type) + ":" + id;
    }
}
