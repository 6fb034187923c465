package io.globalkpi.schemas.id;

import java.util.List;

/** A pattern of ids in which {@code *} stands for any run of characters, none included. Case matters. */
public record Wildcard(String pattern) {

    public boolean matches(String id) {
        String[] pieces = pattern.split("\\*", -1);
        if (pieces.length == 1) {
            return pattern.equals(id);
        }
        String last = pieces[pieces.length - 1];
        int end = id.length() - last.length();
        return id.startsWith(pieces[0]) && id.endsWith(last) && between(pieces, id, end);
    }

    private static boolean between(String[] pieces, String id, int end) {
        int at = pieces[0].length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = id.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return at <= end;
    }

    /** Whether a list of patterns lets an id through; an empty list lets everything through. */
    public static boolean anyOrEmpty(List<String> patterns, String id) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> new Wildcard(pattern).matches(id));
    }
}
