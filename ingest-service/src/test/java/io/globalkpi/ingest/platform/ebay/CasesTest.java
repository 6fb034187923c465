package io.globalkpi.ingest.platform.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CasesTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final Told TOLD = new Told("ebay", ScriptedSession.SHOP, NOW, NOW);
    private static final String OPENED = "\"creationDate\":{\"value\":\"2026-03-09T10:00:00.000Z\"},";

    private static byte[] json(String fields) {
        return fields.getBytes(StandardCharsets.UTF_8);
    }

    private static Normalized oneCase(String type, String status, String more) {
        return new Cases()
                .normalize(
                        Wire.read(
                                BuyerCase.class,
                                json("{\"caseId\":54,\"orderId\":\"11-1\",\"itemId\":3912,\"caseType\":\"" + type
                                        + "\",\"caseStatusEnum\":\"" + status + "\"," + more
                                        + "\"claimAmount\":{\"value\":19.99,\"currency\":\"EUR\"}}")),
                        TOLD);
    }

    private static Normalized inquiry(String status) {
        return new Inquiries()
                .normalize(
                        Wire.read(
                                Inquiry.class,
                                json("{\"inquiryId\":88,\"orderId\":\"11-1\",\"itemId\":3912," + OPENED
                                        + "\"inquiryStatusEnum\":\"" + status + "\"}")),
                        TOLD);
    }

    @ParameterizedTest
    @CsvSource({
        "RETURN, CS_CLOSED, 1, 0",
        "RETURN, WAITING_CS, 1, 0",
        "RETURN, FROZEN, 1, 1",
        "ITEM_NOT_RECEIVED, CS_CLOSED, 0, 0",
        "PAYMENT, OPEN, 1, 1",
        "'', OPEN, 1, 1"
    })
    void shouldClaimWhatNoInquiryClaimedAndKeepUnknownWords(String type, String status, int claims, int flags) {
        Normalized outcome = oneCase(type, status, OPENED);

        assertThat(outcome.events()).hasSize(claims);
        assertThat(outcome.flags()).hasSize(flags);
    }

    @Test
    void shouldClaimAnEscalatedReturnWithoutPiecesAndMoney() {
        Return claim = (Return) oneCase("RETURN", "OPEN", OPENED + "\"line\":{\"lineItemId\":\"7\",\"sku\":\"MUG\"},")
                .events()
                .get(0);

        assertThat(claim.getEntityId()).isEqualTo(ScriptedSession.SHOP.site() + "/cases/54");
        assertThat(claim.getKind()).isEqualTo(ReturnKind.CLAIM);
        assertThat(claim.getOrderId()).isEqualTo("11-1");
        assertThat(claim.getOccurredAt()).isEqualTo(Instant.parse("2026-03-09T10:00:00Z"));
        assertThat(claim.getCurrency()).isEqualTo("EUR");
        assertThat(claim.getLines())
                .containsExactly(ReturnLine.newBuilder()
                        .setOrderLineId("7")
                        .setSku("MUG")
                        .setUnits(0)
                        .setRefundMicros(0)
                        .build());
    }

    @Test
    void shouldLetTheListingStandForALineThatNoOrderShows() {
        Return claim = (Return) oneCase("RETURN", "OPEN", OPENED).events().get(0);

        assertThat(claim.getLines()).singleElement().satisfies(line -> {
            assertThat(line.getSku()).isEqualTo("3912");
            assertThat(line.getOrderLineId()).isNull();
        });
    }

    @Test
    void shouldRefuseACaseWithoutItsDay() {
        assertThatThrownBy(() -> oneCase("RETURN", "OPEN", ""))
                .isInstanceOf(BadItemException.class)
                .hasMessageContaining("creationDate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPEN",
                "PENDING",
                "WAITING_BUYER_RESPONSE",
                "WAITING_SELLER_RESPONSE",
                "CLOSED",
                "CLOSED_WITH_ESCALATION",
                "CS_CLOSED",
                "OTHER"
            })
    void shouldClaimAnInquiryInEveryStatusThatEbayDocuments(String status) {
        Normalized outcome = inquiry(status);

        assertThat(outcome.flags()).isEmpty();
        assertThat(outcome.events()).singleElement().satisfies(event -> {
            assertThat(((Return) event).getKind()).isEqualTo(ReturnKind.CLAIM);
            assertThat(((Return) event).getReason()).isEqualTo("ITEM_NOT_RECEIVED");
        });
    }

    @Test
    void shouldKeepAnInquiryOfAnotherStatusAndSayIt() {
        assertThat(inquiry("FROZEN").events()).hasSize(1);
        assertThat(inquiry("FROZEN").flags()).hasSize(1);
    }
}
