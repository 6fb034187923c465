package io.globalkpi.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.files.read.FileRefusedException;
import io.globalkpi.ingest.files.read.Limits;
import io.globalkpi.ingest.letter.Sha256;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.ingest.DeadLetter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileImportTest {

    private static final String HEADER = "Order,At,Sku,Qty,Price,Buyer\n";
    private static final String TWO_LINES =
            HEADER + "o-1,2026-02-01T10:00:00Z,A,2,9.99,Ann\n" + "o-1,2026-02-01T10:05:00Z,B,1,0.5,Ann\n";

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void openDesk() {
        desk = new Desk(folder);
    }

    @Test
    void shouldMakeOneOrderOfSeveralRows() {
        desk.run(desk.file("o.csv", TWO_LINES), Desk.ORDERS);

        Order order = desk.publisher.events(Order.class).get(0);
        assertThat(order.getEntityId()).isEqualTo("amazon-de/acme/o-1");
        assertThat(order.getOccurredAt()).isEqualTo(Instant.parse("2026-02-01T10:00:00Z"));
        assertThat(order.getObservedAt()).isEqualTo(Desk.NOW);
        assertThat(order.getRevision()).isEqualTo(Desk.GENERATED.toEpochMilli());
        assertThat(order.getRawRef()).isEqualTo("file:o.csv#2");
        assertThat(order.getLines()).extracting(OrderLine::getLineId).containsExactly("1", "2");
        assertThat(order.getLines()).extracting(OrderLine::getGrossMicros).containsExactly(19_980_000L, 500_000L);
        assertThat(order.getLines()).extracting(OrderLine::getStatus).containsOnly(OrderStatus.PAID);
    }

    @Test
    void shouldKeepPersonalColumnsOutOfEverythingPublished() {
        desk.run(desk.file("o.csv", TWO_LINES + "o-2,never,A,1,1,Ann\n"), Desk.ORDERS);

        assertThat(desk.publisher.publications)
                .isNotEmpty()
                .noneMatch(one -> one.toString().contains("Ann"));
        assertThat(desk.publisher.publications.get(0).raw().get(0).getContent())
                .isEqualTo("[{\"#\":2,\"Order\":\"o-1\",\"At\":\"2026-02-01T10:00:00Z\",\"Sku\":\"A\",\"Qty\":\"2\","
                        + "\"Price\":\"9.99\"},{\"#\":3,\"Order\":\"o-1\",\"At\":\"2026-02-01T10:05:00Z\",\"Sku\":\"B\","
                        + "\"Qty\":\"1\",\"Price\":\"0.5\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "o-2,yesterday,A,1,1,|bad-field|At",
                "o-2,2026-02-30,A,1,1,|bad-field|At",
                "o-2,2026-02-01,A,1.5,1,|bad-field|Qty",
                "o-2,2026-02-01,A,-1,1,|bad-field|Qty",
                "o-2,2026-02-01,A,1,free,|bad-field|Price",
                "o-2,2026-02-01,A,1,0.0000001,|bad-field|Price",
                "o-2,2026-02-01,,1,1,|missing-field|Sku",
                "1.23E+17,2026-02-01,A,1,1,|spoiled-id|Order",
                "o-2,2026-02-01,A,1|unreadable|row"
            })
    void shouldSendRowsItCannotUseToDeadLetters(String row, String reason, String path) {
        ImportSummary summary = desk.run(desk.file("o.csv", TWO_LINES + row + "\n"), Desk.ORDERS);

        assertThat(desk.publisher.events()).hasSize(1);
        assertThat(summary.rejected()).containsOnlyKeys(reason);
        DeadLetter letter = desk.dead().get(0);
        assertThat(letter.getReason()).isEqualTo(reason);
        assertThat(letter.getPath()).isEqualTo(path);
        assertThat(letter.getLine()).isEqualTo(4);
        assertThat(letter.getMessage()).contains("line 4");
    }

    @Test
    void shouldKeepOnlyHashAndLengthOfARowItCannotReadWithoutAKey() {
        desk.run(desk.file("o.csv", TWO_LINES + "o-2,2026-02-01,A,1,1,Ann,\"Elm \"\"5\"\"\"\n"), Desk.ORDERS);

        DeadLetter letter = desk.dead().get(0);
        String row = "\"o-2\",\"2026-02-01\",\"A\",\"1\",\"1\",\"Ann\",\"Elm \"\"5\"\"\"";
        assertThat(letter.getInput()).isNull();
        assertThat(letter.getInputSealed()).isNull();
        assertThat(letter.getInputLength()).isEqualTo(row.length());
        assertThat(letter.getInputSha256()).isEqualTo(Sha256.hex(row));
        assertThat(letter.toString()).doesNotContain("Ann", "Elm");
    }

    @Test
    void shouldRejectAnOrderWhole() {
        desk.run(desk.file("o.csv", TWO_LINES + "o-1,2026-02-01,C,many,1,\n"), Desk.ORDERS);

        assertThat(desk.publisher.events()).isEmpty();
        assertThat(desk.dead()).hasSize(1);
    }

    @Test
    void shouldFindRowsOfAnOrderThatStandApart() {
        String text =
                HEADER + "o-1,2026-02-01,A,1,1,\no-2,2026-02-01,A,1,1,\no-1,2026-02-01,B,1,1,\no-3,2026-02-01,A,1,1,\n";

        desk.run(desk.file("o.csv", text), Desk.ORDERS);

        assertThat(desk.publisher.events(Order.class))
                .extracting(order -> order.getOrderId() + ":" + order.getLines().size())
                .containsExactlyInAnyOrder("o-1:2", "o-2:1", "o-3:1");
    }

    @Test
    void shouldDoNothingWhenTheFileWasImportedBefore() {
        ImportRequest request = desk.request(desk.file("o.csv", TWO_LINES), Desk.ORDERS);
        desk.run(request);

        assertThat(desk.run(request).alreadyDone()).isTrue();
        assertThat(desk.publisher.events()).hasSize(1);
    }

    @Test
    void shouldTellTheSameEventsWhenImportedAgain() {
        ImportRequest request = desk.request(desk.file("o.csv", TWO_LINES), Desk.ORDERS);
        desk.run(request);
        desk.run(request.onceMore());

        assertThat(desk.publisher.events()).hasSize(2);
        assertThat(desk.publisher.events().get(0))
                .isEqualTo(desk.publisher.events().get(1));
    }

    @Test
    void shouldResumeAfterTheLastCommitWithoutDoubling() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 2_000; i++) {
            text.append("o-").append(i).append(",2026-02-01,A,1,1,\n");
        }
        ImportRequest request = desk.request(desk.file("o.csv", text.toString()), Desk.ORDERS);
        desk.publisher.breaksAfter = 3;
        assertThatThrownBy(() -> desk.run(request))
                .isInstanceOf(ImportStoppedException.class)
                .hasMessageContaining("broker gone");
        desk.publisher.breaksAfter = Integer.MAX_VALUE;

        ImportSummary summary = desk.run(request.generatedAt(Desk.NOW));

        assertThat(summary.resumedAfter()).isEqualTo(750);
        assertThat(desk.publisher.events(Order.class))
                .extracting(Order::getOrderId)
                .hasSize(2_000)
                .doesNotHaveDuplicates();
        assertThat(desk.publisher.events(Order.class))
                .extracting(Order::getRevision)
                .containsOnly(Desk.GENERATED.toEpochMilli());
    }

    @Test
    void shouldRefuseAnUnknownColumnBeforePublishing() {
        refused(desk.file("o.csv", TWO_LINES.replace("Buyer", "Phone")), Desk.ORDERS, "unknown column: 'Phone'");
    }

    @Test
    void shouldRefuseAFileWithoutARequiredColumn() {
        refused(
                desk.file("o.csv", TWO_LINES.replace("Price", "Buyer2")),
                Desk.ORDERS,
                "required column missing: Price");
    }

    @Test
    void shouldNameTheMappingsThereAre() {
        desk.file("m.yaml", Desk.ORDERS);
        ImportRequest request = ImportRequest.of(desk.file("o.csv", TWO_LINES), folder, "n");

        assertThatThrownBy(() -> desk.run(request))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("no mapping 'n'")
                .hasMessageContaining("there are: m");
    }

    @Test
    void shouldRefuseMoreThanTheLimits() throws IOException {
        Path file = desk.file("o.csv.gz", Desk.gzip(TWO_LINES + "x".repeat(100_000)));
        ImportRequest request = desk.request(file, Desk.ORDERS);

        refused(request.within(new Limits(10, 1 << 20, 10, 10, 10)), "larger than 10 bytes");
        refused(request.within(new Limits(1 << 20, 1_000, 10, 10, 10)), "larger than 1000 bytes when expanded");
        refused(request.within(new Limits(1 << 20, 1 << 20, 1, 10, 10)), "more than 1 rows");
    }

    private void refused(Path file, String mapping, String words) {
        refused(desk.request(file, mapping), words);
    }

    private void refused(ImportRequest request, String words) {
        assertThatThrownBy(() -> desk.run(request))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining(words);
        assertThat(desk.publisher.publications).isEmpty();
    }
}
