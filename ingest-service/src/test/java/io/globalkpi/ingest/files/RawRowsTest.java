package io.globalkpi.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.ingest.RawRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The raw records of an import make the events of it once more. */
class RawRowsTest {

    /** A row that is passed over stands between the lines of the first order, and a return has its own kind. */
    private static final String ROWS = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            536365,85123A,HEART,6,12/1/10 8:26,2.55,17850,Germany
            536365,71053,LANTERN,-6,12/1/10 8:26,3.39,17850,Germany
            536365,POST,POSTAGE,1,12/1/10 8:26,18,17850,Germany
            C536379,D,DISCOUNT,-1,12/1/10 9:41,27.5,14527,EIRE
            536366,22633,"HAND, WARMER",6,12/1/10 8:28,1.85,,Germany
            """;

    @TempDir
    Path folder;

    @Test
    void shouldMakeTheEventsOnceMore() {
        Desk desk = new Desk(folder);
        desk.run(ImportRequest.of(desk.file("u.csv", ROWS), Desk.SHIPPED, "uci-online-retail")
                .generatedAt(Desk.GENERATED));
        RawRows rows = new RawRows(Desk.SHIPPED);
        List<SpecificRecord> events = new ArrayList<>();
        List<SpecificRecord> again = new ArrayList<>();
        for (Publication publication : desk.publisher.publications) {
            events.addAll(publication.events());
            for (RawRecord raw : publication.raw()) {
                assertThat(raw.getMapping()).matches("uci-online-retail:[0-9a-f]{12}");
                again.add(rows.event(raw, Desk.GENERATED.toEpochMilli(), Desk.NOW));
            }
        }

        assertThat(again).isEqualTo(events).hasSize(3).hasAtLeastOneElementOfType(Return.class);
        assertThat(((Order) again.get(0)).getLines())
                .extracting(OrderLine::getLineId)
                .containsExactly("1", "3");
    }

    @Test
    void shouldKnowWhichRowsAnEventPointsAt() {
        RawRecord raw = raw(new Desk(folder));

        assertThat(RawRows.isOf("file:o.csv#2", raw)).isTrue();
        assertThat(RawRows.isOf("file:o.csv#22", raw)).isFalse();
        assertThat(RawRows.isOf("file:other.csv#2", raw)).isFalse();
    }

    @Test
    void shouldSayThatTheMappingIsAnotherNow() {
        Desk desk = new Desk(folder);
        RawRecord raw = raw(desk);
        desk.file("m.yaml", Desk.ORDERS.replace("EUR", "USD"));

        assertThatThrownBy(() -> new RawRows(folder).event(raw, 1, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the mapping m has changed since the import")
                .hasMessageContaining("--mappings");
        assertThatThrownBy(() -> new RawRows(folder.resolve("none")).event(raw, 1, Instant.EPOCH))
                .hasMessageContaining("no mapping 'm'");
    }

    private static RawRecord raw(Desk desk) {
        String row = "Order,At,Sku,Qty,Price,Buyer\no-1,2026-02-01T10:00:00Z,A,2,9.99,Ann\n";
        desk.run(desk.file("o.csv", row), Desk.ORDERS);
        return desk.publisher.publications.get(0).raw().get(0);
    }
}
