package io.globalkpi.ingest.files.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a file writes numbers. Groups must be of three digits, because {@code 1,23} read with a grouping comma would be 123.
 *
 * @param decimal separator before the fraction
 * @param grouping separator between thousands, or a zero character for none
 */
record NumberForm(char decimal, char grouping) {

    static final char NONE = 0;

    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}( \\d{3})+(\\D\\d+)?");

    Optional<BigDecimal> parse(String text) {
        String digits = text;
        if (grouping != NONE && text.indexOf(grouping) >= 0) {
            if (!GROUPED.matcher(text.replace(grouping, ' ')).matches()) {
                return Optional.empty();
            }
            digits = text.replace(String.valueOf(grouping), "");
        }
        if (decimal != '.') {
            if (digits.indexOf('.') >= 0) {
                return Optional.empty();
            }
            digits = digits.replace(decimal, '.');
        }
        return isPlain(digits) ? Optional.of(new BigDecimal(digits)) : Optional.empty();
    }

    /** Sign, digits, one point among them: what stands in nearly every cell, and therefore without a regular expression. */
    private static boolean isPlain(String text) {
        int from = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            points += c == '.' ? 1 : 0;
        }
        return digits > 0 && points <= 1 && from + digits + points == text.length();
    }

    String inWords() {
        return "a number such as 1234" + decimal + "5";
    }
}
