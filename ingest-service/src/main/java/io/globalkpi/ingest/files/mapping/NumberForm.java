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
    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");

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
        return PLAIN.matcher(digits).matches() ? Optional.of(new BigDecimal(digits)) : Optional.empty();
    }

    String inWords() {
        return "a number such as 1234" + decimal + "5";
    }
}
