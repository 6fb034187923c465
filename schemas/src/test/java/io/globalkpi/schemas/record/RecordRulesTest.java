package io.globalkpi.schemas.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.topic.EventKind;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** What every record of the contract owes to the people and tools that read it. */
class RecordRulesTest {

    private static List<Schema> of(Schema.Type type) {
        return Records.schemas().stream()
                .filter(schema -> schema.getType() == type)
                .toList();
    }

    private static List<String> fieldsThat(Predicate<Schema.Field> fault) {
        return of(Schema.Type.RECORD).stream()
                .flatMap(record ->
                        record.getFields().stream().filter(fault).map(field -> record.getName() + "." + field.name()))
                .toList();
    }

    private static boolean isUndocumented(String doc) {
        return doc == null || doc.isBlank() || !doc.endsWith(".");
    }

    @Test
    void shouldFindTheRecords() {
        assertThat(of(Schema.Type.RECORD)).hasSizeGreaterThan(30);
        assertThat(of(Schema.Type.ENUM)).hasSizeGreaterThan(10);
    }

    @Test
    void shouldDocumentEveryType() {
        assertThat(Records.schemas())
                .filteredOn(schema -> isUndocumented(schema.getDoc()))
                .as("types without a doc that is a sentence")
                .isEmpty();
    }

    @Test
    void shouldDocumentEveryField() {
        assertThat(fieldsThat(field -> isUndocumented(field.doc())))
                .as("fields without a doc that is a sentence")
                .isEmpty();
    }

    /** So that a reader of yesterday takes tomorrow's symbol for the default instead of failing on the record. */
    @Test
    void shouldGiveEveryEnumOfAnEventADefault() {
        assertThat(of(Schema.Type.ENUM))
                .filteredOn(schema -> schema.getNamespace().equals("io.globalkpi.schemas.event"))
                .as("enums of events without a default symbol")
                .isNotEmpty()
                .allMatch(schema -> schema.getEnumDefault() != null);
    }

    @Test
    void shouldDefaultEnumFieldsToASymbolTheyHave() {
        assertThat(fieldsThat(field -> field.schema().getType() == Schema.Type.ENUM
                        && field.hasDefaultValue()
                        && !field.schema().hasEnumSymbol(String.valueOf(field.defaultVal()))))
                .isEmpty();
    }

    /** A nullable field says null first and by default: a writer that does not know it yet can leave it out. */
    @Test
    void shouldDefaultNullableFieldsToNull() {
        assertThat(fieldsThat(field -> field.schema().isNullable()
                        && (!field.hasDefaultValue()
                                || field.schema().getTypes().get(0).getType() != Schema.Type.NULL)))
                .isEmpty();
    }

    @Test
    void shouldTellTheSameOfEveryEvent() {
        List<String> common =
                List.of("entityId", "revision", "site", "source", "occurredAt", "observedAt", "rawRef", "withdrawn");

        for (var kind : EventKind.values()) {
            assertThat(kind.schema().getFields().stream().limit(common.size()).map(Schema.Field::name))
                    .as(kind.id())
                    .isEqualTo(common);
        }
    }

    @Test
    void shouldGenerateValues() {
        assertThat(Records.classes().stream().flatMap(RecordRulesTest::setters))
                .as("setters: a record on its way must not change")
                .isEmpty();
    }

    private static Stream<String> setters(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> name.matches("set[A-Z].*"))
                .map(name -> type.getSimpleName() + "." + name);
    }

    @Test
    void shouldGenerateStringsForText() {
        assertThat(Records.classes().stream()
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> method.getReturnType() == CharSequence.class))
                .isEmpty();
    }
}
