package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rule over the month to date of a shop in Shanghai, where October begins eight hours before it does in UTC. */
class MonthToDateTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant SEPTEMBER_30 = Instant.parse("2026-09-30T12:00:00Z");
    private static final Instant OCTOBER_1 = Instant.parse("2026-09-30T16:05:00Z");

    private final DetectionBench bench = new DetectionBench(SEPTEMBER_30, reference());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldJudgeANewMonthByItselfFromItsFirstLocalMinute() {
        assertThat(see(SEPTEMBER_30, 40)).containsExactly("OPENED warning since 12:00 at 12:00 #1");

        assertThat(see(OCTOBER_1, 10)).containsExactly("RECOVERED warning since 12:00 at 16:05 #2");
        assertThat(see(OCTOBER_1.plusSeconds(300), 40)).containsExactly("OPENED warning since 16:10 at 16:10 #1");
    }

    @Test
    void shouldLetLateReturnsOfTheOldMonthOpenNothingInTheNew() {
        see(SEPTEMBER_30, 10);
        see(OCTOBER_1, 10);
        bench.clock.set(OCTOBER_1.plusSeconds(300));

        assertThat(bench.arrive(month(SEPTEMBER_30, OCTOBER_1.plusSeconds(300), 90)))
                .isEmpty();
    }

    private List<String> see(Instant asOf, int returned) {
        bench.clock.set(asOf);
        return bench.arrive(month(asOf, asOf, returned));
    }

    /** The month that a local day lies in, up to its end. */
    private static KpiSnapshot month(Instant day, Instant asOf, int returnedOfThousand) {
        LocalDate date = LocalDate.ofInstant(day, SHANGHAI);
        return KpiSnapshot.newBuilder(Samples.returnsOfThousand(asOf, returnedOfThousand))
                .setWindow("month")
                .setWindowStart(date.withDayOfMonth(1).atStartOfDay(SHANGHAI).toInstant())
                .setWindowEnd(date.plusDays(1).atStartOfDay(SHANGHAI).toInstant())
                .setDate(date)
                .setZone(SHANGHAI.getId())
                .build();
    }

    private static ReferenceData reference() {
        return Samples.reference(
                Rule.newBuilder(Samples.returnRateRule())
                        .setWindow("month")
                        .setLevels(List.of(Samples.level("warning", 0.03, 0.025, 0)))
                        .build(),
                Samples.returnRate());
    }
}
