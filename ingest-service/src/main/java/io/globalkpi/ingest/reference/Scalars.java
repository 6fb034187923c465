package io.globalkpi.ingest.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** One YAML scalar by its Avro type; null where the text is no such value. */
final class Scalars {

    private static final Pattern SHORT = Pattern.compile("(\\d+)\\s*([mhd])");
    private static final Map<String, Duration> UNITS =
            Map.of("m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private Scalars() {}

    static @Nullable Object value(Schema schema, String text, ZoneId zone) {
        try {
            return schema.getLogicalType() != null ? logical(schema, text, zone) : plain(schema, text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    static String expected(Schema schema) {
        if (schema.getLogicalType() != null) {
            return switch (schema.getLogicalType().getName()) {
                case "date" -> "a date such as 2026-01-31";
                case "decimal" -> "a decimal with at most six places";
                default -> "a date or an instant such as 2026-01-31T12:00:00Z";
            };
        }
        return switch (schema.getType()) {
            case ENUM -> "one of " + schema.getEnumSymbols();
            case LONG, INT -> "a whole number";
            case DOUBLE -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case MAP -> "a mapping";
            default -> "a text";
        };
    }

    private static @Nullable Object plain(Schema schema, String text) {
        return switch (schema.getType()) {
            case STRING -> text;
            case LONG -> Long.parseLong(text);
            case INT -> Integer.parseInt(text);
            case DOUBLE -> finite(Double.parseDouble(text));
            case BOOLEAN -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
            case ENUM -> schema.hasEnumSymbol(text) ? SpecificData.get().createEnum(text, schema) : null;
            default -> null;
        };
    }

    private static @Nullable Object finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    private static Object logical(Schema schema, String text, ZoneId zone) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return new BigDecimal(text).setScale(decimal.getScale(), RoundingMode.UNNECESSARY);
        }
        return schema.getLogicalType().getName().equals("date") ? LocalDate.parse(text) : instant(text, zone);
    }

    /** A date alone is the start of that day in the zone. */
    private static Instant instant(String text, ZoneId zone) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    static @Nullable Duration duration(String text) {
        Matcher matcher = SHORT.matcher(text);
        try {
            return matcher.matches()
                    ? UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)))
                    : Duration.parse(text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
