package io.globalkpi.streams.kpi;

import static io.globalkpi.streams.kpi.Shipped.APRIL_15;
import static io.globalkpi.streams.kpi.Shipped.US;
import static io.globalkpi.streams.kpi.Shipped.closed;
import static io.globalkpi.streams.kpi.Shipped.sums;
import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import io.globalkpi.streams.window.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which KPIs are published of which scope, window and date. */
class KpiCatalogueTest {

    private static final LocalDate DATE = LocalDate.ofEpochDay(APRIL_15);
    private static final KpiCatalogue SHIPPED = KpiCatalogue.of(Shipped.REFERENCE);

    private static KpiDefinition.Builder gmv(LocalDate from) {
        return KpiDefinition.newBuilder(KpiDefinitions.shipped("gmv")).setFrom(from);
    }

    /** What of these is published of April 15, as unit, since that may differ. */
    private static List<String> published(ReferenceData reference) {
        return Shipped.snapshots(reference, Optional.empty())
                .snapshot(
                        US,
                        Shipped.NEW_YORK,
                        closed(Window.DAY, APRIL_15, APRIL_15),
                        Shipped.sumsOf(sums("gross_sales", 1), null),
                        Instant.EPOCH)
                .map(snapshot ->
                        snapshot.getKpis().stream().map(KpiValue::getDefinition).toList())
                .orElse(List.of());
    }

    @Test
    void shouldPublishADefinitionFromItsFirstDayUntilItIsRetired() {
        assertThat(published(Shipped.with(gmv(DATE).setDefinition("a").build())))
                .containsExactly("a");
        assertThat(published(
                        Shipped.with(gmv(DATE.plusDays(1)).setDefinition("a").build())))
                .isEmpty();
        assertThat(published(Shipped.with(gmv(DATE.minusDays(9))
                        .setRetired(DATE)
                        .setDefinition("a")
                        .build())))
                .isEmpty();
        assertThat(published(Shipped.with(gmv(DATE.minusDays(9))
                        .setRetired(DATE.plusDays(1))
                        .setDefinition("a")
                        .build())))
                .containsExactly("a");
    }

    @Test
    void shouldLetALaterRowOfTheSameVersionTakeOver() {
        KpiDefinition old = gmv(DATE.minusDays(9)).setDefinition("old").build();
        assertThat(published(Shipped.with(old, gmv(DATE).setDefinition("new").build())))
                .containsExactly("new");
        assertThat(published(Shipped.with(
                        old, gmv(DATE.plusDays(1)).setDefinition("new").build())))
                .containsExactly("old");
        assertThat(published(Shipped.with(
                        old, gmv(DATE).setVersion(2).setDefinition("two").build())))
                .containsExactly("old", "two");
        KpiDefinition gone =
                KpiDefinition.newBuilder(old).setRetired(DATE.minusDays(2)).build();
        assertThat(published(Shipped.with(
                        gone, gmv(DATE.plusDays(1)).setDefinition("new").build())))
                .as("nothing between the two")
                .isEmpty();
    }

    @Test
    void shouldPublishOnlyOfTheScopesAskedFor() {
        for (ScopeType type : List.of(ScopeType.SITE, ScopeType.COMPANY)) {
            List<String> ids = Shipped.ids(Shipped.snapshot(
                            new Scope(type, "amazon-us/acme"),
                            closed(Window.DAY, APRIL_15, APRIL_15),
                            sums("gross_sales", 1),
                            null)
                    .orElseThrow());
            assertThat(ids).contains("gmv");
            assertThat(ids.contains("gmv_local")).isEqualTo(type == ScopeType.SITE);
        }
    }

    @Test
    void shouldKnowTheMeasuresOfAWindowNotesAndSamplesAmongThem() {
        SlotMask hour = SHIPPED.slots(Window.ROLLING_1H);
        assertThat(hour.contains(Measure.GROSS_SALES.slot())).isTrue();
        assertThat(hour.contains(Measure.ORDERS.slot())).isTrue();
        assertThat(hour.contains(Measure.WAITING_RATES.slot())).isTrue();
        assertThat(hour.contains(Measure.UNITS_RETURNED.slot())).isFalse();
        KpiCatalogue acos = KpiCatalogue.of(Shipped.with(KpiDefinitions.shipped("acos")));
        assertThat(acos.slots(Window.DAY).contains(Measure.AD_SALES.slot())).isTrue();
        assertThat(acos.slots(Window.DAY).contains(Measure.AD_ORDERS.slot())).isTrue();
        assertThat(acos.slots(Window.YEAR).contains(Measure.AD_SALES.slot())).isFalse();
    }

    @Test
    void shouldKnowWhichWindowsAreComparedAndWhenOnesRipen() {
        assertThat(SHIPPED.comparesEarlier(Window.ROLLING_7D)).isTrue();
        assertThat(SHIPPED.comparesEarlier(Window.DAY)).isFalse();
        KpiCatalogue made = KpiCatalogue.of(Shipped.REFERENCE);
        assertThat(made.ripenings(Window.ROLLING_60D)).containsExactly(30);
        assertThat(made.ripenings(Window.DAY)).isEmpty();
    }

    @Test
    void shouldSayAtWhichStepKpisAreDefinedAnew() {
        KpiCatalogue changing = KpiCatalogue.of(
                Shipped.with(gmv(DATE).setRetired(DATE.plusDays(5)).build()));
        assertThat(changing.isRedefined(Window.DAY, APRIL_15 - 1)).isFalse();
        assertThat(changing.isRedefined(Window.DAY, APRIL_15)).isTrue();
        assertThat(changing.isRedefined(Window.DAY, APRIL_15 + 1)).isFalse();
        assertThat(changing.isRedefined(Window.DAY, APRIL_15 + 5)).isTrue();
        assertThat(changing.isRedefined(Window.ROLLING_60D, APRIL_15))
                .as("not published there")
                .isFalse();
    }

    @Test
    void shouldKnowWhatIsPromised() {
        assertThat(SHIPPED.isPromised(US, Window.MONTH, APRIL_15)).isTrue();
        assertThat(SHIPPED.isPromised(US, Window.MONTH, APRIL_15 + 16)).isFalse();
        assertThat(SHIPPED.isPromised(Shipped.DE, Window.MONTH, APRIL_15)).isFalse();
        assertThat(SHIPPED.isPromised(US, Window.DAY, APRIL_15))
                .as("its part of the month")
                .isTrue();
        assertThat(SHIPPED.isPromised(US, Window.ROLLING_30D, APRIL_15)).isFalse();
        assertThat(KpiCatalogue.of(Shipped.with(KpiDefinitions.shipped("gmv"))).isPromised(US, Window.MONTH, APRIL_15))
                .as("nothing is held against it")
                .isFalse();
    }

    @Test
    void shouldBeTheSameWhenItPublishesTheSame() {
        assertThat(SHIPPED.isSame(KpiCatalogue.of(Shipped.REFERENCE))).isTrue();
        assertThat(SHIPPED.isSame(KpiCatalogue.of(Shipped.with(KpiDefinitions.shipped("gmv")))))
                .isFalse();
        ReferenceData more =
                KpiDefinitions.addedTo(WrittenBusiness.reference(Shipped.YAML.replace("amount: 3000", "amount: 3001")));
        assertThat(SHIPPED.isSame(KpiCatalogue.of(more))).isFalse();
        assertThat(SHIPPED.periods()).isEqualTo(KpiCatalogue.of(more).periods()).isNotNull();
    }
}
