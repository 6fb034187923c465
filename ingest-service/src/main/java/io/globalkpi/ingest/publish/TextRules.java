package io.globalkpi.ingest.publish;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** What a text in an event may look like: ids name something, currencies exist, nothing invisible hides in them. */
final class TextRules {

    private static final int LONGEST = 512;

    /** What a spreadsheet makes of a long order number: digits are lost and no id can be told from it any more. */
    private static final Pattern SPOILED = Pattern.compile(".*(^|/)\\d([.,]\\d+)?[eE]\\+\\d+$");

    private static final Set<String> IDS = Set.of("entityId", "orderId", "lineId", "orderLineId", "sku", "campaign");

    /** May be empty: said so by a default of the schema. */
    private static final Set<String> MAY_BE_EMPTY =
            Set.of("rawRef", "platformStatus", "platformFeeType", "reason", "warehouse", "currency");

    private TextRules() {}

    static void judge(Schema.Field field, String path, String text, List<Fault> faults) {
        if (text.isBlank() && !(MAY_BE_EMPTY.contains(field.name()) && field.hasDefaultValue() && text.isEmpty())) {
            faults.add(Fault.bad(path, text, "a text that is not empty", "Fill the field in at the source."));
        } else if (text.length() > LONGEST) {
            faults.add(Fault.bad(path, text, "at most " + LONGEST + " characters", "Shorten the text."));
        } else if (hasInvisible(text)) {
            faults.add(Fault.bad(path, visible(text), "no control characters", "Clean the text at the source."));
        } else if (text.indexOf('+') > 0
                && IDS.contains(field.name())
                && SPOILED.matcher(text).matches()) {
            faults.add(new Fault(
                    Fault.SPOILED_ID,
                    path,
                    text,
                    "the whole id",
                    "A spreadsheet turned the id into a rounded number; export it again with the column as text."));
        } else if (field.name().equals("currency") && !text.isEmpty() && !Currencies.isKnown(text)) {
            faults.add(Fault.bad(path, text, "an ISO-4217 code such as EUR", "Correct the currency."));
        }
    }

    /** Nearly all texts are plain ASCII, which needs no look at the tables of Unicode. */
    private static boolean hasInvisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return text.codePoints().anyMatch(TextRules::isInvisible);
            }
        }
        return false;
    }

    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }

    private static String visible(String text) {
        return text.codePoints()
                .mapToObj(c -> isInvisible(c) ? String.format("\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
