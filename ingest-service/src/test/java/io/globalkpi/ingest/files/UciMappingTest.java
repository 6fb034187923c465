package io.globalkpi.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.Return;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UciMappingTest {

    private static final String FILE = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            1,85123A,"HEART, WHITE",6,7/3/11 8:26,2.50,cust-77,Germany
            1,85123A,"HEART, WHITE",6,7/3/11 8:27,2.50,cust-77,Germany
            2,22139,LAMP,1,7/3/11 8:30,10,cust-88,Japan
            1,POST,POSTAGE,2,7/3/11 8:26,5,cust-77,Germany
            C3,85123A,HEART,-3,7/4/11 9:00,2.50,cust-77,Germany
            C3,gift_0001_20,VOUCHER,-1,7/4/11 9:00,20,cust-77,Germany
            4,22139,damaged,-40,7/5/11 9:00,0,,Germany
            5,22139,GIFT,4,7/6/11 9:00,0,cust-77,Germany
            A6,B,Adjust bad debt,1,7/6/11 9:00,-11062.06,,Germany
            7,22139,LAMP,1,7/6/11 9:00,10,cust-99,Atlantis
            """;

    @TempDir
    Path folder;

    @Test
    void shouldTakeInvoicesAsTheDefinitionsSay() {
        Desk desk = new Desk(folder);
        Path file = desk.file("uci.csv", FILE);
        ImportSummary summary = desk.run(ImportRequest.of(file, Desk.SHIPPED, "uci-online-retail"));

        assertThat(summary.events()).isEqualTo(Map.of("orders", 3L, "returns", 1L));
        assertThat(summary.skipped()).isEqualTo(Map.of("stock-adjustment", 1L, "negative-price", 1L));
        assertThat(summary.rejected()).isEqualTo(Map.of("unknown-value", 1L));
        Order order = desk.publisher.events(Order.class).stream()
                .filter(any -> any.getOrderId().equals("1"))
                .findFirst()
                .orElseThrow();
        assertThat(order.getOccurredAt()).isEqualTo(Instant.parse("2011-07-03T07:26:00Z"));
        assertThat(order.getLines()).extracting(OrderLine::getUnits).containsExactly(6L, 6L, 0L);
        Return back = desk.publisher.events(Return.class).get(0);
        assertThat(back.getEntityId()).isEqualTo("uci/germany/C3");
        assertThat(back.getOrderId()).isNull();
        assertThat(back.getLines().get(0).getRefundMicros()).isEqualTo(7_500_000L);
        assertThat(back.getLines().get(1).getUnits()).isZero();
        assertThat(desk.publisher.publications.toString()).doesNotContain("HEART", "cust-");
    }
}
