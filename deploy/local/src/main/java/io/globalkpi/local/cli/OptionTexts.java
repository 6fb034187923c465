package io.globalkpi.local.cli;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.id.WindowId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How option values are written, and what to write instead of what is not understood. */
final class OptionTexts {

    private OptionTexts() {}

    static final class ScopeText implements ITypeConverter<ScopeRef> {
        @Override
        public ScopeRef convert(String text) {
            return understood(text, ScopeRef::of);
        }
    }

    static final class WindowText implements ITypeConverter<WindowId> {
        @Override
        public WindowId convert(String text) {
            return understood(text, WindowId::of);
        }
    }

    /** What the value itself says was expected, is what the person at the console reads. */
    private static <T> T understood(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    static final class DateText implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("a date is written 2026-11-01, not " + text);
            }
        }
    }

    /** An instant needs an offset: a bare local time means another instant in every zone. */
    static final class InstantText implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "an instant is written 2011-05-01T00:00:00Z or 2011-05-01T00:00:00+01:00, not " + text);
            }
        }
    }
}
