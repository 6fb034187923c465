package io.globalkpi.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.Feed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedDaysTest {

    private static final String COMPLETE = Desk.ORDERS + "feed: true\nzone: America/New_York\n";

    private static final String FILE = """
            Order,At,Sku,Qty,Price
            1,2026-02-01T23:30:00,MUG,1,5
            1,2026-02-01T23:30:00,TEA,1,5
            2,2026-02-04T03:30:00Z,MUG,1,5
            3,2026-02-04T09:00:00,MUG,1,5
            """;

    @TempDir
    Path folder;

    @Test
    void shouldDeclareEveryDateThatACompleteFileSpans() {
        Desk desk = new Desk(folder);

        desk.run(desk.file("o.csv", FILE), COMPLETE);

        assertThat(feeds(desk))
                .extracting(row -> row.getSite() + " " + row.getFeed() + " " + row.getDate() + " " + row.getSeen() + " "
                        + row.getComplete())
                .containsExactly(
                        "amazon-de/acme orders 2026-02-01 1 true",
                        "amazon-de/acme orders 2026-02-02 0 true",
                        "amazon-de/acme orders 2026-02-03 1 true",
                        "amazon-de/acme orders 2026-02-04 1 true");
        assertThat(desk.publisher.checkpoints.values())
                .extracting(Checkpoint::getFinished)
                .containsExactly(true);
    }

    @Test
    void shouldDeclareNothingUnlessTheMappingSaysSo() {
        Desk desk = new Desk(folder);

        desk.run(desk.file("o.csv", FILE), Desk.ORDERS);

        assertThat(feeds(desk)).isEmpty();
    }

    @Test
    void shouldDeclareNothingWhenARowWasRejected() {
        Desk desk = new Desk(folder);

        desk.run(desk.file("o.csv", FILE + "4,2026-02-04T09:00:00,MUG,many,5\n"), COMPLETE);

        assertThat(desk.dead()).hasSize(1);
        assertThat(feeds(desk)).isEmpty();
    }

    @Test
    void shouldDeclareWhatAStoppedRunHadPublishedAlready() {
        Desk desk = new Desk(folder);
        StringBuilder file = new StringBuilder("Order,At,Sku,Qty,Price\n");
        for (int i = 0; i < 600; i++) {
            file.append(i).append(i < 300 ? ",2026-02-01" : ",2026-02-02").append("T12:00:00,MUG,1,5\n");
        }
        Path written = desk.file("o.csv", file.toString());
        desk.publisher.breaksAfter = 1;
        assertThatThrownBy(() -> desk.run(written, COMPLETE)).isInstanceOf(ImportStoppedException.class);
        desk.publisher.breaksAfter = Integer.MAX_VALUE;

        desk.run(written, COMPLETE);

        assertThat(feeds(desk)).extracting(Feed::getSeen).containsExactly(300L, 300L);
    }

    private static List<Feed> feeds(Desk desk) {
        return desk.publisher.publications.stream()
                .flatMap(one -> one.feeds().stream())
                .toList();
    }
}
