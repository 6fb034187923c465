package io.globalkpi.ingest.files.mapping;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What a field of an event holds, and how a cell's text becomes it. */
enum FieldType {
    TEXT {
        @Override
        Optional<?> read(String text, Forms forms) {
            return Optional.of(text);
        }

        @Override
        String expected(Forms forms) {
            return "a text";
        }
    },
    WHOLE {
        @Override
        Optional<?> read(String text, Forms forms) {
            return forms.numbers().parse(text).flatMap(number -> exact(number, 0));
        }

        @Override
        String expected(Forms forms) {
            return "a whole number";
        }
    },
    SMALL {
        @Override
        Optional<?> read(String text, Forms forms) {
            return forms.numbers()
                    .parse(text)
                    .flatMap(number -> exact(number, 0))
                    .filter(number -> number.intValue() == number)
                    .map(Long::intValue);
        }

        @Override
        String expected(Forms forms) {
            return "a whole number";
        }
    },
    MONEY {
        @Override
        Optional<?> read(String text, Forms forms) {
            return forms.numbers().parse(text).flatMap(number -> exact(number, 6));
        }

        @Override
        String expected(Forms forms) {
            return forms.numbers().inWords() + ", at most six digits behind the separator";
        }
    },
    INSTANT {
        @Override
        Optional<?> read(String text, Forms forms) {
            return forms.dates().instant(text);
        }

        @Override
        String expected(Forms forms) {
            return forms.dates().inWords();
        }
    },
    DATE {
        @Override
        Optional<?> read(String text, Forms forms) {
            return forms.dates().date(text);
        }

        @Override
        String expected(Forms forms) {
            return forms.dates().inWords();
        }
    },
    FLAG {
        @Override
        Optional<?> read(String text, Forms forms) {
            String word = text.toLowerCase(Locale.ROOT);
            return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
        }

        @Override
        String expected(Forms forms) {
            return "true or false";
        }
    },
    WORD {
        @Override
        Optional<?> read(String text, Forms forms) {
            return Optional.of(text.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
        }

        @Override
        String expected(Forms forms) {
            return "a word of the list";
        }
    };

    private static final Set<String> YES = Set.of("true", "yes", "y", "1");
    private static final Set<String> NO = Set.of("false", "no", "n", "0");

    /** How numbers and times are written in the column. */
    record Forms(NumberForm numbers, DateForm dates) {}

    abstract Optional<?> read(String text, Forms forms);

    abstract String expected(Forms forms);

    static FieldType of(Schema.Field field, Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Date) {
            return DATE;
        }
        return switch (schema.getType()) {
            case LONG ->
                schema.getLogicalType() != null ? INSTANT : field.name().endsWith("Micros") ? MONEY : WHOLE;
            case INT -> SMALL;
            case BOOLEAN -> FLAG;
            case ENUM -> WORD;
            default -> TEXT;
        };
    }

    private static Optional<Long> exact(BigDecimal number, int scale) {
        BigDecimal shifted = number.movePointRight(scale).stripTrailingZeros();
        boolean fits = shifted.scale() <= 0 && shifted.precision() - shifted.scale() <= 18;
        return fits ? Optional.of(shifted.longValueExact()) : Optional.empty();
    }
}
