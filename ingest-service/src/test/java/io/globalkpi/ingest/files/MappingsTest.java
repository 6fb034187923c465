package io.globalkpi.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.files.mapping.Mappings;
import io.globalkpi.ingest.files.read.FileRefusedException;
import io.globalkpi.ingest.letter.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingsTest {

    @TempDir
    Path folder;

    @Test
    void shouldLoadEveryMappingThatShips() throws IOException {
        Mappings shipped = new Mappings(Desk.SHIPPED);

        assertThat(shipped.names()).hasSize(9);
        for (String name : shipped.names()) {
            assertThat(shipped.load(name).name()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: orders|kind: orderz|m.yaml:1: kind: kind 'orderz'",
                "Qty: {field: line.quantity|Qty: {field: line.quality|'line.quality' is no field of orders",
                "personal:|personnel:|m.yaml:8: personnel: unknown setting",
                "group: Order|group: Order2|'Order2' is no mapped column",
                "status: PAID|status: PAYED|constants.status: status is 'PAYED', expected one of",
                "currency: EUR, |''|nothing fills currency of orders",
                "{site}/{orderId}|{orderId}|an entity id begins with {site}/",
                "{site}/{orderId}|{site}/{order}|{order} is neither a column's field nor"
            })
    void shouldNameLineAndFieldOfWhatIsWrong(String right, String wrong, String words) throws IOException {
        Files.writeString(folder.resolve("m.yaml"), Desk.ORDERS.replace(right, wrong));

        assertThatThrownBy(() -> new Mappings(folder).load("m"))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("m.yaml:")
                .hasMessageContaining(words);
    }

    @Test
    void shouldMoveWatchedFilesWhenTheyRest() throws IOException {
        Desk desk = new Desk(folder);
        desk.file("m.yaml", Desk.ORDERS);
        Path inbox = Files.createDirectories(folder.resolve("inbox/m"));
        Files.writeString(inbox.resolve("good.csv"), "Order,At,Sku,Qty,Price\no-1,2026-02-01,A,1,1\n");
        Files.writeString(inbox.resolve("bad.csv"), "Order,Phone\n");

        try (FolderWatch watch = new FolderWatch(folder, folder, desk.publisher, Seal.none(), Desk.clock())) {
            watch.look();
            assertThat(desk.publisher.publications).isEmpty();
            watch.look();
        }

        assertThat(folder.resolve("done/m/good.csv")).exists();
        assertThat(folder.resolve("failed/m/bad.csv.error.txt")).content().contains("unknown column");
        assertThat(desk.publisher.events()).hasSize(1);
    }

    @Test
    void shouldNotLetAFileSayWhenItWasObserved() {
        Desk desk = new Desk(folder);
        Path file = desk.file("o.csv", "Order,At,Sku,Qty,Price,Seen\n1,2026-02-01,A,1,1,2199-01-01\n");

        assertThatThrownBy(() -> desk.run(file, Desk.ORDERS.replace("columns:", "columns:\n  Seen: observedAt")))
                .hasMessageContaining("'observedAt' is no field of orders");
    }
}
