package io.globalkpi.streams.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandsTest {

    /** Two and eight points of a target of 1,000, to the millionth. */
    @ParameterizedTest
    @CsvSource({
        "20,         AHEAD",
        "19.999999,  ON_TRACK",
        "-20,        ON_TRACK",
        "-20.000001, AT_RISK",
        "-80,        AT_RISK",
        "-80.000001, BEHIND"
    })
    void shouldTellTheStatusByThePace(String beyond, Status expected) {
        Fraction pace = new Fraction(new BigDecimal(beyond), new BigDecimal("1000"));

        assertThat(Bands.of(List.of()).status(pace)).isEqualTo(expected);
    }

    @Test
    void shouldTellTheStatusOfATargetOfZeroByTheDifference() {
        Bands bands = Bands.of(List.of());

        assertThat(bands.status(new Fraction(BigDecimal.ONE, BigDecimal.ZERO))).isEqualTo(Status.AHEAD);
        assertThat(bands.status(new Fraction(BigDecimal.ZERO, BigDecimal.ZERO))).isEqualTo(Status.ON_TRACK);
        assertThat(bands.status(new Fraction(BigDecimal.ONE.negate(), BigDecimal.ZERO)))
                .isEqualTo(Status.BEHIND);
    }

    @Test
    void shouldTakeBandsOfOnesOwn() {
        Fraction pace = new Fraction(new BigDecimal("-0.05"), BigDecimal.ONE);

        assertThat(Bands.of(List.of(0.0, -0.01, -0.04, 0.5)).status(pace)).isEqualTo(Status.BEHIND);
        assertThatIllegalArgumentException().isThrownBy(() -> Bands.of(List.of(0.0, 0.1, 0.2, 0.5)));
    }
}
