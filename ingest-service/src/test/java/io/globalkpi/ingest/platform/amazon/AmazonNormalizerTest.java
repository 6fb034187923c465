package io.globalkpi.ingest.platform.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmazonNormalizerTest {

    static {
        TrustedRecords.trust();
    }

    private static final Shop SHOP = new Shop("amazon-us/acme", "USD", ZoneOffset.UTC, "US");
    private static final Instant NOW = Instant.parse("2026-03-20T16:00:00Z");
    private static final Told TOLD = new Told("amazon", SHOP, NOW, NOW);

    private static <W> W read(Class<W> wire, String json) {
        return Wire.read(wire, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Order order(String updated, String packages) {
        return (Order) OrderNormalizer.normalize(
                        read(
                                AmazonOrder.class,
                                "{'orderId':'A1','createdTime':'2026-03-10T12:00:00Z','lastUpdatedTime':'" + updated
                                        + "','fulfillment':{'fulfillmentStatus':'SHIPPED','fulfilledBy':'AMAZON',"
                                        + "'shipByWindow':{'latestDateTime':'2026-03-12T00:00:00Z'}},"
                                        + "'orderItems':[{'orderItemId':'1','quantityOrdered':1}]," + packages + "}"),
                        TOLD)
                .events()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-11T08:00:00Z, 2026-03-11T08:00:00Z", // no later than that
        "2026-03-19T08:00:00Z, 2026-03-12T00:00:00Z", // a refund a week later tells nothing of the shipment
    })
    void shouldNotMakeAShipmentLookLateWhoseTimeIsNotTold(String updated, String shipped) {
        assertThat(order(updated, "'packages':[]").getShippedAt()).isEqualTo(shipped);
    }

    @Test
    void shouldTakeTheTimeOfTheLastParcelWhereItIsTold() {
        Order order = order(
                "2026-03-19T08:00:00Z",
                "'packages':[{'packageReferenceId':'1','packageStatus':{'status':'SHIPPED'},'shipTime':'2026-03-13T08:00:00Z'}]");

        assertThat(order.getShippedAt()).isEqualTo("2026-03-13T08:00:00Z");
    }

    private static Normalized transaction(String id, String related) {
        return TransactionNormalizer.normalize(
                read(
                        AmazonTransaction.class,
                        "{'transactionId':'" + id
                                + "','transactionType':'Shipment','postedDate':'2026-03-10T12:00:00Z',"
                                + "'relatedIdentifiers':[{'relatedIdentifierName':'ORDER_ID','relatedIdentifierValue':'A1'}"
                                + related + "],'breakdowns':[{'breakdownType':'Commission',"
                                + "'breakdownAmount':{'currencyAmount':-3.5,'currencyCode':'USD'}}]}"),
                TOLD);
    }

    @Test
    void shouldTellTheFeesOfADeferredTransactionOnce() {
        Normalized deferred =
                transaction("T1", ",{'relatedIdentifierName':'RELEASE_TRANSACTION_ID','relatedIdentifierValue':'T2'}");
        Normalized release =
                transaction("T2", ",{'relatedIdentifierName':'DEFERRED_TRANSACTION_ID','relatedIdentifierValue':'T1'}");

        assertThat(deferred.events())
                .singleElement()
                .extracting(event -> ((Fee) (SpecificRecord) event).getAmountMicros())
                .isEqualTo(3_500_000L);
        assertThat(release.events()).isEmpty();
        assertThat(release.flags()).isEmpty();
    }
}
