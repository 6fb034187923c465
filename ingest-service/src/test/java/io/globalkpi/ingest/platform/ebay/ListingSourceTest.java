package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Sent;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListingSourceTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");

    private final ScriptedSession session = new ScriptedSession(ScriptedSession.SHOP, NOW);

    private Pulled<SellerItem> pull(String cursor) {
        return new ListingSource().pull(Slice.of(Reach.SNAPSHOT, NOW, NOW), cursor, session);
    }

    private void answer(String xml) {
        session.answers(200, Map.of("Content-Type", "text/xml"), xml.getBytes(StandardCharsets.UTF_8));
    }

    private String asked() {
        return new String(session.calls().get(session.calls().size() - 1).body(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldReadAnAnswerInTheFormOfTheSandbox() throws IOException {
        answer(recorded());

        Pulled<SellerItem> pulled = pull("");

        assertThat(pulled.rejections()).isEmpty();
        assertThat(pulled.items()).extracting(Sent::id).containsExactly("listing/110136274391", "listing/110136348096");
        assertThat(pulled.items().get(0).item().sellingStatus().listingStatus()).isEqualTo("Completed");
        assertThat(pulled.items().get(1).item().variations().variation())
                .singleElement()
                .satisfies(one -> assertThat(one.sku()).isEqualTo("JEANS-32"));
        assertThat(pulled.expected()).isEqualTo(3);
        assertThat(pulled.next()).isEqualTo("2");
        assertThat(Wire.write(pulled.items())).doesNotContainIgnoringCase("ann");
    }

    static String recorded() throws IOException {
        try (InputStream in = ListingSourceTest.class.getResourceAsStream("GetSellerList.xml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldAskForWhatStandsAndForWhatEndedLatelyInLessThan120Days() {
        answer("<r><Ack>Success</Ack></r>");

        pull("3");

        assertThat(asked())
                .contains("<EndTimeFrom>2026-02-08T16:00:00.000Z</EndTimeFrom>")
                .contains("<EndTimeTo>2026-06-07T16:00:00.000Z</EndTimeTo>")
                .contains("<EntriesPerPage>200</EntriesPerPage><PageNumber>3</PageNumber>")
                .contains("<IncludeVariations>true</IncludeVariations>");
    }

    @Test
    void shouldEndWithThePageThatSaysSoOrIsEmpty() {
        answer("<r><HasMoreItems>false</HasMoreItems><ItemArray><Item><ItemID>1</ItemID></Item></ItemArray></r>");
        answer("<r><HasMoreItems>true</HasMoreItems><ItemArray/></r>");

        assertThat(pull("").isLast()).isTrue();
        assertThat(pull("2").isLast()).isTrue();
    }

    @Test
    void shouldRefuseAnItemOfAnotherFormAlone() {
        answer("<r><ItemArray><Item><ItemID>1</ItemID></Item>"
                + "<Item><ItemID>2</ItemID><Quantity>many</Quantity></Item></ItemArray></r>");

        Pulled<SellerItem> pulled = pull("");

        assertThat(pulled.items()).extracting(Sent::id).containsExactly("listing/1");
        assertThat(pulled.rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.toString()).contains("listing/2"));
    }
}
