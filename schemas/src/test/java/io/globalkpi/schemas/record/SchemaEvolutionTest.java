package io.globalkpi.schemas.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.api.Test;

/**
 * Topics keep for years what earlier releases wrote, so every schema must read the data of every release.
 *
 * <p>If this fails, the change would make stored records unreadable. Give a new field a default, keep a removed field (or
 * stop filling it), add symbols only to enums that have a default, and never change a type or a name without an alias.
 * What cannot be told that way is a new record on a new topic, {@code …v2}.
 */
class SchemaEvolutionTest {

    private final Map<String, Schema> current =
            Records.schemas().stream().collect(Collectors.toMap(Schema::getFullName, Function.identity()));

    @Test
    void shouldHoldARelease() throws IOException {
        assertThat(Releases.files()).hasSizeGreaterThan(40);
    }

    @Test
    void shouldReadTheDataOfEveryRelease() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : Releases.files()) {
            Schema released = Releases.read(file);
            Schema now = current.get(released.getFullName());
            faults.addAll(
                    now == null
                            ? List.of(
                                    file + ": " + released.getFullName() + " is gone; its records are still on topics")
                            : faults(file, now, released));
        }

        assertThat(faults)
                .as("changes that make stored records unreadable; how to change a schema is said above this test")
                .isEmpty();
    }

    private static List<String> faults(Path file, Schema now, Schema released) {
        return SchemaCompatibility.checkReaderWriterCompatibility(now, released)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(fault -> file + ": " + fault.getType() + " at " + fault.getLocation() + ", " + fault.getMessage())
                .toList();
    }

    /** The test of the test: these are the changes it is there to catch. */
    @Test
    void shouldNoticeAFieldWithoutDefaultAndARemovedSymbol() {
        Schema released = SchemaBuilder.record("R")
                .fields()
                .name("state")
                .type(SchemaBuilder.enumeration("S").symbols("A", "B"))
                .noDefault()
                .endRecord();
        Schema withDebt = SchemaBuilder.record("R")
                .fields()
                .name("state")
                .type(SchemaBuilder.enumeration("S").symbols("A"))
                .noDefault()
                .requiredString("more")
                .endRecord();

        assertThat(faults(Path.of("R.avsc"), withDebt, released))
                .anyMatch(fault -> fault.contains("READER_FIELD_MISSING_DEFAULT_VALUE"))
                .anyMatch(fault -> fault.contains("MISSING_ENUM_SYMBOLS"));
    }
}
