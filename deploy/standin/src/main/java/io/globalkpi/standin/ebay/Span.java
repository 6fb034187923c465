package io.globalkpi.standin.ebay;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of a filter, both ends counted in. */
record Span(Instant from, Instant to) {

    private static final Pattern FORM = Pattern.compile("(\\w+):\\[(.+)\\.\\.(.+)]");

    /** The span of {@code name:[from..to]}. */
    static Span of(String filter) {
        Matcher matcher = FORM.matcher(filter);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no filter: " + filter);
        }
        return new Span(Instant.parse(matcher.group(2)), Instant.parse(matcher.group(3)));
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }
}
