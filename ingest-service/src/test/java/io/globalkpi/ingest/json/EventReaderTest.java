package io.globalkpi.ingest.json;

import static io.globalkpi.ingest.publish.Fixtures.CLOCK;
import static io.globalkpi.ingest.publish.Fixtures.NOW;
import static io.globalkpi.ingest.publish.Fixtures.adRow;
import static io.globalkpi.ingest.publish.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.topic.EventKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {

    private static final String ORDER = """
            {"entityId": "s/1", "revision": 3, "site": "s", "source": "push", "occurredAt": "2026-03-01T10:00:00+01:00",
             "orderId": "1", "currency": "EUR", "lines": [
               {"lineId": "1", "sku": "A", "quantity": 2, "units": 2, "gross": "12.50"}]}
            """;

    private final EventReader reader = new EventReader(CLOCK);

    @Test
    void shouldReadDecimalsInstantsAndDefaults() throws Exception {
        Order order = (Order) read(EventKind.ORDERS, ORDER).event();

        assertThat(order.getOccurredAt()).hasToString("2026-03-01T09:00:00Z");
        assertThat(order.getObservedAt()).isEqualTo(NOW);
        assertThat(order.getLines().get(0).getGrossMicros()).isEqualTo(12_500_000);
        assertThat(order.getWithdrawn()).isFalse();
        assertThat(order.getShippedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            "EUR" ; 978                        ; currency           ; 978    ; a text
            "gross": "12.50" ; "gross": "1.0000001" ; lines[0].gross ; 1.0000001 ; a decimal with at most six places, such as "12.50"
            "gross": "12.50" ; "grossMicros": 1.5 ; lines[0].grossMicros ; 1.5 ; a whole number
            "gross": "12.50" ; "grossMicros": "15" ; lines[0].grossMicros ; 15 ; a whole number
            "quantity": 2 ; "quantity": "2" ; lines[0].quantity ; 2 ; a whole number
            "revision": 3 ; "revision": 9223372036854775808 ; revision ; 9223372036854775808 ; a whole number
            "lineId": "1" ; "lineId": null ; lines[0].lineId ; '' ; a text
            "2026-03-01T10:00:00+01:00" ; "2026-03-01 10:00" ; occurredAt ; 2026-03-01 10:00 ; an ISO-8601 instant such as 2026-01-31T12:00:00Z, or epoch milliseconds
            "orderId": "1" ; "orderId": "1", "status": "LOST" ; status ; LOST ; one of [UNKNOWN, CREATED, ON_HOLD, PAID, PROCESSING, SHIPPED, DELIVERED, COMPLETED, CANCEL_PENDING, CANCELLED, FAILED_DELIVERY, RETURN_PENDING, RETURNED]
            "orderId": "1" ; "orderId": "1", "withdrawn": "no" ; withdrawn ; no ; true or false
            """)
    void shouldNamePathValueAndExpectation(String from, String to, String path, String value, String expected)
            throws Exception {
        assertThat(ORDER).contains(from);

        assertThat(read(EventKind.ORDERS, ORDER.replace(from, to)).errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.path()).isEqualTo(path);
                    assertThat(error.value()).isEqualTo(value);
                    assertThat(error.expected()).isEqualTo(expected);
                });
    }

    @Test
    void shouldRefuseAFieldNobodyDeclaredWithoutRepeatingItsValue() throws Exception {
        var errors = read(EventKind.ORDERS, ORDER.replace("\"orderId\"", "\"buyerName\": \"Ann Other\", \"orderId\""))
                .errors();

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.path()).isEqualTo("buyerName");
            assertThat(error.toString()).doesNotContain("Ann");
        });
    }

    @Test
    void shouldFindEveryErrorAtOnce() throws Exception {
        assertThat(read(EventKind.ORDERS, "{\"lines\": [{}, 7]}").errors())
                .extracting(FieldError::path)
                .contains("entityId", "revision", "lines[0].sku", "lines[1]");
        assertThat(read(EventKind.ORDERS, "7").errors())
                .extracting(FieldError::path)
                .containsExactly("$");
    }

    @Test
    void shouldReadBackWhatIsWritten() throws Exception {
        var order = order("7").setShippedAt(NOW).build();
        var row = adRow().setSku("A").build();

        assertThat(read(EventKind.ORDERS, EventJson.write(order)).event()).isEqualTo(order);
        assertThat(read(EventKind.ADS, EventJson.write(row)).event()).isEqualTo(row);
    }

    private ReadResult read(EventKind kind, String json) throws IOException {
        return reader.read(kind, EventJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
