package io.globalkpi.local.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.simulate.Simulation;
import io.globalkpi.ingest.simulate.SimulationPlan;
import io.globalkpi.ingest.simulate.Slice;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.standin.Truth;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A look changes words and times, and tells goods from money; it loses neither. */
class LooksTest {

    static {
        TrustedRecords.trust();
    }

    private static final Simulation SIMULATION =
            Simulation.of(SimulationPlan.demo(Instant.parse("2026-11-24T12:00:00Z"))
                    .withDays(25)
                    .withEvents(20_000));

    private static final List<SpecificRecord> HAPPENED = new ArrayList<>();
    private static final Expected EXPECTED = new Expected();
    private static final List<SpecificRecord> POSTED = new ArrayList<>();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void look() {
        SIMULATION.writeReference(directory);
        Map<String, Place> places = new HashMap<>();
        new PlatformReference(directory, directory)
                .shops()
                .forEach((shop, platform) -> places.put(
                        shop.site(),
                        new Place(shop, new Truth(), look(shop, platform), Map.of(), List.of(), List.of())));
        Router router = new Router(places, EXPECTED);
        for (Slice slice : SIMULATION.slices()) {
            for (Publication publication : slice.publications()) {
                HAPPENED.addAll(publication.events());
                POSTED.addAll(router.rest(publication).events());
            }
        }
    }

    static Look look(Shop shop, String platform) {
        return switch (platform) {
            case "amazon" -> new AmazonLook(shop, Networks.atAmazon(shop));
            case "ebay" -> new EbayLook(shop, Networks.atGoogle(shop));
            case "shopee" -> new ShopeeLook(shop);
            case "lazada" -> new LazadaLook(shop);
            default -> new AliExpressLook(shop, Networks.atTikTok(shop));
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"amazon-jp/acme", "ebay-us/acme-outlet", "shopee-sg/acme", "lazada-th/acme", "aliexpress-es/acme"
            })
    void shouldLoseNoMoneyAndNoPieces(String site) {
        assertSame(site, Order.class, order -> stands(order) ? sold(order) : 0);
        assertSame(site, Order.class, order -> stands(order) ? pieces(order) : 0);
        assertSame(site, Return.class, LooksTest::paidBack);
        assertSame(site, Return.class, LooksTest::cameBack);
        assertSame(site, Fee.class, Fee::getAmountMicros);
        assertSame(site, AdPerformance.class, AdPerformance::getSpendMicros);
        assertSame(site, AdPerformance.class, AdPerformance::getAttributedSalesMicros);
        assertSame(site, Traffic.class, Traffic::getPageViews);
    }

    @Test
    void shouldHaveStockOnDatesOnWhichNobodyCounted() {
        int counted =
                latest(HAPPENED, InventorySnapshot.class, "amazon-de/acme").size();

        assertThat(latest(EXPECTED.events(), InventorySnapshot.class, "amazon-de/acme"))
                .hasSizeBetween(counted + 1, 25 * 12);
    }

    @Test
    void shouldPostWhatPlatformsHaveNoWordsFor() {
        assertThat(POSTED)
                .anyMatch(event -> event instanceof Return claim && claim.getKind() == ReturnKind.CLAIM)
                .anyMatch(event -> event instanceof Traffic)
                .noneMatch(event -> event instanceof Fee)
                .noneMatch(event -> event instanceof AdPerformance);
        assertThat(EXPECTED.countOfPosted()).isEqualTo(POSTED.size());
        assertThat(EXPECTED.countOfShown()).isGreaterThan(10L * POSTED.size());
    }

    private static <T extends SpecificRecord> void assertSame(String site, Class<T> kind, ToLongFunction<T> figure) {
        long happened = latest(HAPPENED, kind, site).stream().mapToLong(figure).sum();

        assertThat(latest(EXPECTED.events(), kind, site).stream()
                        .mapToLong(figure)
                        .sum())
                .isEqualTo(happened);
    }

    private static boolean stands(Order order) {
        return order.getStatus() != OrderStatus.CANCELLED && !order.getWithdrawn();
    }

    private static long sold(Order order) {
        return order.getLines().stream()
                .mapToLong(line -> line.getGrossMicros() - line.getDiscountMicros())
                .sum();
    }

    private static long pieces(Order order) {
        return order.getLines().stream().mapToLong(line -> line.getUnits()).sum();
    }

    private static long paidBack(Return told) {
        return told.getLines().stream()
                .mapToLong(line -> line.getRefundMicros())
                .sum();
    }

    private static long cameBack(Return told) {
        return told.getKind() == ReturnKind.RETURN
                ? told.getLines().stream().mapToLong(line -> line.getUnits()).sum()
                : 0;
    }

    private static <T extends SpecificRecord> List<T> latest(List<SpecificRecord> events, Class<T> kind, String site) {
        Map<String, T> latest = new HashMap<>();
        for (SpecificRecord event : events) {
            if (kind.isInstance(event) && text(event, "site").equals(site)) {
                latest.merge(
                        text(event, "entityId"),
                        kind.cast(event),
                        (old, young) -> Truth.revision(young) >= Truth.revision(old) ? young : old);
            }
        }
        return List.copyOf(latest.values());
    }

    private static String text(SpecificRecord event, String field) {
        return (String) event.get(event.getSchema().getField(field).pos());
    }
}
