package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainingOrdersTest {

    private final ScriptedSession session =
            new ScriptedSession(ScriptedSession.SHOP, Instant.parse("2026-03-10T16:00:00Z"));

    private void answer(String content) {
        session.answers(
                200,
                Map.of("Content-Type", "text/xml"),
                ("<GetItemTransactionsResponse xmlns=\"urn:ebay:apis:eBLBaseComponents\">" + content
                                + "</GetItemTransactionsResponse>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String sold(String transaction, String order) {
        return "<Transaction><TransactionID>" + transaction + "</TransactionID>" + order + "</Transaction>";
    }

    @Test
    void shouldFindTheOrderOfTheVerySale() {
        answer("<TransactionArray>"
                + sold("7", "<ContainingOrder><OrderID>11-7</OrderID></ContainingOrder>")
                + sold("8", "<ContainingOrder><OrderID>11-8</OrderID></ContainingOrder>")
                + "</TransactionArray>");

        assertThat(ContainingOrders.find("3912", "8", session)).contains("11-8");
        assertThat(new String(session.calls().get(0).body(), StandardCharsets.UTF_8))
                .contains("<ItemID>3912</ItemID><TransactionID>8</TransactionID>")
                .contains("<IncludeContainingOrder>true</IncludeContainingOrder>");
    }

    @ParameterizedTest
    @CsvSource({
        "<Ack>Failure</Ack>",
        "<TransactionArray/>",
        "<TransactionArray><Transaction><TransactionID>8" + "</TransactionID></Transaction></TransactionArray>"
    })
    void shouldFindNoneWhereEbayTellsNone(String content) {
        answer(content);

        assertThat(ContainingOrders.find("3912", "8", session)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 8", "3912, ''", "<x/>, 8", "3912, null"})
    void shouldNotAskForWhatIsNoNumber(String item, String transaction) {
        assertThat(ContainingOrders.find(item, transaction, session)).isEmpty();
        assertThat(session.calls()).isEmpty();
    }

    @Test
    void shouldAskOnlyForMembersThatNameNoOrder() {
        answer("<TransactionArray>" + sold("8", "<ContainingOrder><OrderID>11-8</OrderID></ContainingOrder>")
                + "</TransactionArray>");
        JsonNode members = Wire.tree(
                "[{\"orderId\":\"11-1\",\"itemId\":1,\"transactionId\":2},{\"itemId\":3912,\"transactionId\":8}]"
                        .getBytes(StandardCharsets.UTF_8));

        ContainingOrders.fill(members, session);

        assertThat(members)
                .extracting(member -> member.path("orderId").asText())
                .containsExactly("11-1", "11-8");
        assertThat(session.calls()).hasSize(1);
    }
}
