package io.globalkpi.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    /** Each column: conditions as {@code kpi>value} or {@code kpi<value}; the KPIs are a = 1 and b = 2. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, true",
                "a>0, -, -, true",
                "a>1, -, -, false",
                "a<1, -, -, false",
                "a>0 b>1, -, -, true",
                "a>0 b>2, -, -, false",
                "-, a>5 b>1, -, true",
                "-, a>5 b>5, -, false",
                "-, -, a>5, true",
                "-, -, a>0, false",
                "a>0, b<3, a>5 b>5, true",
                "a>0 c>0, -, -, unknown",
                "a>5, c>0, -, unknown"
            })
    void shouldHoldAsWritten(String all, String any, String none, String holds) {
        Conditions conditions = new Conditions(read(all), read(any), read(none));

        assertThat(conditions
                        .hold(new TreeMap<>(Map.of("a", 1.0, "b", 2.0)))
                        .map(Object::toString)
                        .orElse("unknown"))
                .isEqualTo(holds);
    }

    @Test
    void shouldBeEmptyWithoutAny() {
        assertThat(Conditions.NONE.isEmpty()).isTrue();
        assertThat(new Conditions(List.of(), List.of(), read("a>1")).isEmpty()).isFalse();
    }

    private static List<Condition> read(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" ")).map(ConditionsTest::one).toList();
    }

    private static Condition one(String text) {
        Side side = text.contains(">") ? Side.ABOVE : Side.BELOW;
        String[] parts = text.split("[<>]");
        return new Condition(parts[0], side, Double.parseDouble(parts[1]));
    }
}
