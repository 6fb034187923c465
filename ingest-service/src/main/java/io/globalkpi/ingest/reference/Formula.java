package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A linear form of measures, written {@code a - b + 2*c}: names, whole factors, plus and minus, nothing else. */
final class Formula {

    private static final Pattern TERM =
            Pattern.compile("\\s*(?<sign>[+-])?\\s*(?:(?<factor>\\d{1,9})\\s*\\*\\s*)?(?<measure>[a-z][a-z0-9_]*)\\s*");

    private Formula() {}

    /** @throws IllegalArgumentException saying what cannot be read and where */
    static List<Term> parse(String text) {
        List<Term> terms = new ArrayList<>();
        Matcher matcher = TERM.matcher(text);
        int at = 0;
        while (at < text.length() || terms.isEmpty()) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt() || !terms.isEmpty() && matcher.group("sign") == null) {
                throw new IllegalArgumentException("cannot be read at column " + (at + 1));
            }
            terms.add(term(matcher));
            at = matcher.end();
        }
        return terms;
    }

    private static Term term(Matcher matcher) {
        String factor = matcher.group("factor");
        long amount = factor == null ? 1 : Long.parseLong(factor);
        long signed = "-".equals(matcher.group("sign")) ? -amount : amount;
        return Term.newBuilder()
                .setMeasure(matcher.group("measure"))
                .setFactor(signed)
                .build();
    }
}
