package io.globalkpi.ingest.platform;

import java.util.Map;

/**
 * A platform's words and what they are to us. A word that is not in the table is kept and flagged.
 *
 * @param field how a flag names it, such as status
 * @param table ours by theirs, in their spelling
 * @param unknown ours for any other word
 */
public record Words<E>(String field, Map<String, E> table, E unknown) {

    public Words {
        table = Map.copyOf(table);
    }

    /** What the word is to us; flagged in the outcome if nobody knows. */
    public E read(String word, Normalized outcome) {
        E known = table.get(word);
        if (known == null) {
            outcome.flag(field, word);
            return unknown;
        }
        return known;
    }
}
