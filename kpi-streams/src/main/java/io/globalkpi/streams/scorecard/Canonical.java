package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One text for one content: fields by name in the order of the schema, decimals without trailing zeros, instants in ISO-8601.
 *
 * <p>A field that has its default is left out, so that a field added later changes no fingerprint of what was frozen before it.
 */
public final class Canonical {

    static {
        TrustedRecords.trust(); // defaults of records are made by Avro
    }

    private static final Set<String> NOT_FROZEN = Set.of("publishedAt", "fingerprint");
    private static final Set<String> PASSING = Set.of("publishedAt", "fingerprint", "asOf", "referenceVersion");

    private Canonical() {}

    /** SHA-256, in hexadecimal, over everything a scorecard says but when it was published. */
    public static String fingerprint(Scorecard card) {
        try {
            byte[] text = record(card, NOT_FROZEN).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** True when both say the same to a reader, whenever that was. */
    static boolean isSame(Scorecard one, Scorecard other) {
        return record(one, PASSING).equals(record(other, PASSING));
    }

    private static String record(SpecificRecord record, Set<String> without) {
        StringJoiner text = new StringJoiner(";", "{", "}");
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (!without.contains(field.name()) && !isDefault(field, value)) {
                text.add(field.name() + "=" + text(value));
            }
        }
        return text.toString();
    }

    private static boolean isDefault(Schema.Field field, @Nullable Object value) {
        if (!field.hasDefaultValue()) {
            return false;
        }
        Object otherwise = SpecificData.get().getDefaultValue(field);
        return value == null ? otherwise == null : value.equals(otherwise);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof SpecificRecord record) {
            return record(record, Set.of());
        }
        if (value instanceof List<?> list) {
            StringJoiner text = new StringJoiner(",", "[", "]");
            list.forEach(item -> text.add(text(item)));
            return text.toString();
        }
        return value instanceof BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : String.valueOf(value)
                        .replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,");
    }
}
