package io.globalkpi.local.cli;

import io.globalkpi.local.read.KpiWindow;
import io.globalkpi.local.read.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How option values are written, and what to write instead of what is not understood. */
final class OptionTexts {

    private OptionTexts() {}

    static final class ScopeText implements ITypeConverter<Scope> {
        @Override
        public Scope convert(String text) {
            try {
                return Scope.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class WindowText implements ITypeConverter<KpiWindow> {
        @Override
        public KpiWindow convert(String text) {
            return KpiWindow.of(text)
                    .orElseThrow(() -> new TypeConversionException("no window " + text + "; there are "
                            + Arrays.stream(KpiWindow.values())
                                    .map(KpiWindow::id)
                                    .collect(Collectors.joining(", "))));
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
