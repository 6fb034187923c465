package io.globalkpi.local.uci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.globalkpi.ingest.files.FileImport;
import io.globalkpi.ingest.files.ImportRequest;
import io.globalkpi.ingest.files.ImportSummary;
import io.globalkpi.ingest.files.ProgressListener;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole file through the importer, against the batch: what is published sums to what stands in the file. */
class UciFileTest {

    private static final Path CONFIG = Path.of("../config");
    private static final LocalDate LAST = LocalDate.parse("2011-12-31");

    @Test
    void shouldPublishWhatTheBatchCounts() throws IOException {
        String data = System.getenv("GLOBALKPI_DATA");
        assumeTrue(data != null, "not run: GLOBALKPI_DATA names no folder with datasets/");
        Path file = Path.of(data, "datasets/uci_online_retail/online_retail_240k.csv.gz");
        RecordingPublisher publisher = new RecordingPublisher();

        ImportSummary summary = FileImport.run(
                ImportRequest.of(file, CONFIG.resolve("mappings"), "uci-online-retail"),
                publisher,
                ProgressListener.SILENT,
                Clock.systemUTC());

        summary.lines().forEach(System.out::println);
        assertThat(summary.rows()).isEqualTo(240_006);
        assertThat(summary.rejected()).isEmpty();
        assertThat(summary.skipped()).isEqualTo(Map.of("stock-adjustment", 737L));
        UciBatch batch = UciBatch.of(file, CONFIG.resolve("uci-online-retail"), false);
        assertThat(sums(publisher)).isEqualTo(expected(batch));
    }

    private static Map<String, Long> expected(UciBatch batch) {
        Map<String, Long> expected = new HashMap<>();
        for (String site : batch.scopes()) {
            if (!site.equals(UciBatch.COMPANY)) {
                for (LocalDate end : new LocalDate[] {LocalDate.parse("2010-12-31"), LAST}) {
                    Map<String, UciBatch.Figure> year = batch.figures(site, "year", end);
                    long gross = micros(year, "gmv_local");
                    expected.merge(site + " gross", gross, Long::sum);
                    expected.merge(site + " refunds", gross - micros(year, "net_sales_local"), Long::sum);
                    expected.merge(site + " orders", micros(year, "orders") / 1_000_000, Long::sum);
                    expected.merge(site + " units", micros(year, "units") / 1_000_000, Long::sum);
                }
            }
        }
        return expected;
    }

    private static long micros(Map<String, UciBatch.Figure> figures, String kpi) {
        return figures.get(kpi).numerator().movePointRight(6).longValueExact();
    }

    private static Map<String, Long> sums(RecordingPublisher publisher) {
        Map<String, Long> sums = new HashMap<>();
        publisher.events.forEach(event -> {
            if (event instanceof Order order) {
                sums.merge(order.getSite() + " orders", 1L, Long::sum);
                for (OrderLine line : order.getLines()) {
                    sums.merge(order.getSite() + " gross", line.getGrossMicros(), Long::sum);
                    sums.merge(order.getSite() + " units", line.getUnits(), Long::sum);
                }
                sums.putIfAbsent(order.getSite() + " refunds", 0L);
            } else if (event instanceof Return back) {
                for (ReturnLine line : back.getLines()) {
                    sums.merge(back.getSite() + " refunds", line.getRefundMicros(), Long::sum);
                }
            }
        });
        return sums;
    }
}
