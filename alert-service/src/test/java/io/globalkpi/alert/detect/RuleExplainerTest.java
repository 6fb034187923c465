package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.ChangeKind;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.reference.ThresholdChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleExplainerTest {

    /** Still Thursday in UTC, already Friday in Berlin. */
    private static final Instant LATE = Instant.parse("2026-11-26T23:30:00Z");

    private final RuleExplainer explainer = new RuleExplainer(Samples.reference(
            Samples.returnRateRule(),
            Samples.ownedBy(Instant.EPOCH, new OwnerShare("ben", 10_000)),
            Site.newBuilder()
                    .setSite(Samples.SITE)
                    .setName("Acme Germany")
                    .setPlatform("amazon")
                    .setMarket("DE")
                    .setCurrency("EUR")
                    .setZone("Europe/Berlin")
                    .setOpenedOn(LocalDate.EPOCH)
                    .build(),
            CalendarDay.newBuilder()
                    .setCalendar("DE")
                    .setName("Black Friday")
                    .setFrom(LocalDate.of(2026, 11, 27))
                    .setTo(LocalDate.of(2026, 11, 27))
                    .setThresholds(List.of(ThresholdChange.newBuilder()
                            .setHow(ChangeKind.FACTOR)
                            .setValue(2)
                            .setAuthor("maria")
                            .setExpires(LocalDate.of(2026, 12, 31))
                            .build()))
                    .build()));

    @Test
    void shouldSayWhereTheScopeStandsAndWhatTheDayBends() {
        assertThat(explainer.explain("return-rate-high", ScopeType.SITE, Samples.SITE, LATE))
                .contains(
                        "Return rate above 3 % (return_rate 30d) for site amazon-de/acme, platform amazon, market DE, owner ben",
                        "warning.threshold = 0.03  (global)",
                        "warning.threshold on 2026-11-27 = 0.06, recovery 0.05  (Black Friday by maria)");
    }

    @Test
    void shouldSayThatARuleDoesNotWatch() {
        assertThat(explainer.explain("return-rate-high", ScopeType.COMPANY, "acme", LATE))
                .contains("it does not watch scopes of this type, only [SITE, OWNER]");
        assertThatThrownBy(() -> explainer.explain("return", ScopeType.SITE, Samples.SITE, LATE))
                .hasMessage("no rule return; there are return-rate-high");
    }
}
