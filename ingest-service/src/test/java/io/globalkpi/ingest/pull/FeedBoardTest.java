package io.globalkpi.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.amazon.Amazon;
import io.globalkpi.ingest.platform.mabang.Mabang;
import io.globalkpi.ingest.pull.plan.JobPlan;
import io.globalkpi.ingest.pull.plan.Position;
import io.globalkpi.ingest.pull.plan.Position.DayCount;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.Authorities;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FeedBoardTest {

    static {
        TrustedRecords.trust();
    }

    private static final Shop SHOP = ScriptedSession.SHOP;
    private static final LocalDate DATE = LocalDate.parse("2026-03-09");
    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");

    private final FeedBoard board = new FeedBoard();
    private final PullJob amazon = job(new Amazon(), "orders");
    private final PullJob erp = job(new Mabang(), "orders");

    private static PullJob job(Platform platform, String name) {
        PlatformFeed<?> feed = platform.feeds().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new PullJob(
                platform.name() + "-" + name,
                platform,
                feed,
                "acme",
                SHOP,
                Map.of(),
                Map.of(),
                "",
                JobPlan.of(feed.plan(), "", SHOP, Map.of()));
    }

    private static Position upTo(Instant watermark, DayCount count) {
        return new Position(
                watermark, watermark, Map.of(), null, Map.of(SHOP.site(), new TreeMap<>(Map.of(DATE, count))));
    }

    private List<Feed> rows(PullJob job) {
        return board.rows(job, Set.of(DATE), NOW);
    }

    private void theErpIsLate() {
        board.put(amazon, upTo(NOW, new DayCount(7, 7, null)));
        board.put(erp, upTo(NOW.minusSeconds(7 * 86_400), new DayCount(3, 3, null)));
    }

    @Test
    void shouldWaitForAllWhoTellWhereNobodyIsNamed() {
        theErpIsLate();

        assertThat(rows(amazon)).singleElement().satisfies(row -> {
            assertThat(row.getComplete()).isFalse();
            assertThat(row.getSeen()).isEqualTo(10);
        });
    }

    @Test
    void shouldNotWaitForAnErpWhereThePlatformCounts() {
        board.obey(Map.of(SHOP.site(), Authorities.of(Map.of("orders", "amazon"))));
        theErpIsLate();

        assertThat(rows(amazon)).singleElement().satisfies(row -> {
            assertThat(row.getComplete()).isTrue();
            assertThat(row.getSeen()).isEqualTo(7);
            assertThat(row.getWatermark()).isEqualTo(NOW);
        });
        assertThat(rows(erp)).as("what does not count says nothing of the date").isEmpty();
    }

    @Test
    void shouldAskWhoCountsOnEachDate() {
        board.obey(Map.of(SHOP.site(), Authorities.of(Map.of("orders", "mabang", "orders from 2026-03-10", "amazon"))));
        theErpIsLate();

        assertThat(rows(amazon)).isEmpty();
        assertThat(rows(erp))
                .singleElement()
                .satisfies(row -> assertThat(row.getComplete()).isFalse());
        assertThat(board.rows(amazon, Set.of(DATE.plusDays(1)), NOW)).hasSize(1);
    }

    @Test
    void shouldTellWhatThePlatformSaysThereIs() {
        board.put(amazon, upTo(NOW, new DayCount(7, 6, 2L)));

        assertThat(rows(amazon)).singleElement().satisfies(row -> {
            assertThat(row.getExpected()).isEqualTo(9);
            assertThat(row.getSeen()).isEqualTo(7);
            assertThat(row.getPublished()).isEqualTo(6);
        });
    }

    @Test
    void shouldExpectNothingWhereThePlatformTellsNoTotal() {
        board.put(amazon, upTo(NOW, new DayCount(7, 7, null)));

        assertThat(rows(amazon))
                .singleElement()
                .satisfies(row -> assertThat(row.getExpected()).isNull());
    }
}
