package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Flag;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant END = Instant.parse("2026-03-09T10:00:00Z");
    private static final Told TOLD = new Told("ebay", ScriptedSession.SHOP, NOW, NOW);
    private static final String SITE = ScriptedSession.SHOP.site();

    private static Normalized normalize(String fields) {
        return new Listings()
                .normalize(
                        Wire.read(
                                SellerItem.class,
                                ("{\"ItemID\":\"42\"," + fields + "}").getBytes(StandardCharsets.UTF_8)),
                        TOLD);
    }

    private static String standing(String status, String more) {
        return "\"ListingDetails\":{\"StartTime\":\"2026-03-01T10:00:00.000Z\",\"EndTime\":\"2026-03-09T10:00:00.000Z\"},"
                + "\"SellingStatus\":{\"ListingStatus\":\"" + status + "\"}" + more;
    }

    @ParameterizedTest
    @CsvSource({
        "Active, false, PUBLISHED, 0",
        "Active, true, PAUSED, 0",
        "Ended, false, ENDED, 0",
        "Completed, true, ENDED, 0",
        "Frozen, false, UNKNOWN, 1"
    })
    void shouldSayWhetherBuyersSeeItAndSinceWhen(String word, boolean hidden, ListingStatus status, int flags) {
        Normalized outcome = normalize(standing(word, ",\"SKU\":\"MUG\",\"HideFromSearch\":\"" + hidden + "\""));

        assertThat(outcome.events()).singleElement().satisfies(event -> {
            Listing listing = (Listing) event;
            assertThat(listing.getEntityId()).isEqualTo(SITE + "/listing/42");
            assertThat(listing.getSku()).isEqualTo("MUG");
            assertThat(listing.getStatus()).isEqualTo(status);
            assertThat(listing.getPublishedAt()).isEqualTo(START);
            assertThat(listing.getOccurredAt()).isEqualTo(status == ListingStatus.ENDED ? END : START);
        });
        assertThat(outcome.flags()).hasSize(flags);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 42 | /listing/42",
                ",\"SKU\":\" MUG \" | MUG | /listing/42",
                ",\"SKU\":\"MUG\",\"Variations\":{\"Variation\":[{\"Quantity\":\"1\"}]} | MUG | /listing/42",
                ",\"SKU\":\"MUG\",\"Variations\":{\"Variation\":[{\"SKU\":\"RED\"}]} | RED | /listing/42/RED",
                ",\"Variations\":{\"Variation\":[{\"SKU\":\"RED\"},{\"SKU\":\"BLUE\"},{\"SKU\":\"RED\"}]}"
                        + " | RED BLUE | /listing/42/RED /listing/42/BLUE"
            })
    void shouldListEverySkuByItself(String fields, String skus, String entities) {
        Normalized outcome = normalize(standing("Active", fields));

        assertThat(outcome.events())
                .extracting(event -> ((Listing) event).getSku())
                .containsExactly(skus.split(" "));
        assertThat(outcome.events())
                .extracting(event -> ((Listing) event).getEntityId().substring(SITE.length()))
                .containsExactly(entities.split(" "));
    }

    @Test
    void shouldWaitForWhatIsOnlyScheduled() {
        assertThat(normalize("\"ListingDetails\":{\"StartTime\":\"2026-03-10T16:00:00.001Z\"}")
                        .events())
                .isEmpty();
    }

    @Test
    void shouldNameAStatusThatNobodyKnows() {
        assertThat(normalize(standing("Frozen", "")).flags()).containsExactly(new Flag("ListingStatus", "Frozen"));
    }

    @Test
    void shouldRefuseWhatNeverBegan() {
        assertThatThrownBy(() -> normalize("\"SKU\":\"MUG\""))
                .isInstanceOf(BadItemException.class)
                .hasMessageContaining("ListingDetails");
    }
}
