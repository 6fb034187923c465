package io.globalkpi.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.files.mapping.Mappings;
import io.globalkpi.ingest.files.read.FileRefusedException;
import io.globalkpi.ingest.publish.Fixtures;
import io.globalkpi.ingest.publish.Gate;
import io.globalkpi.ingest.publish.SiteDirectory;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped mappings make of a file must be what the publisher lets in. */
class NormalizedMappingsTest {

    /** Each file: a header with all columns, a row with all cells, a row with the required ones only. */
    private static final String ORDERS = """
            site,order_id,ordered_at,currency,status,cancelled_by,cancelled_at,promised_ship_at,shipped_at,promised_delivery_at,delivered_at,revision,line_id,sku,category,campaign,warehouse,quantity,units,line_status,price,gross,discount,tax,freight,duty
            amazon-us/acme,A1,2026-02-20T10:00:00Z,USD,DELIVERED,NOBODY,,2026-02-21T10:00:00Z,2026-02-21T08:00:00Z,2026-02-25T00:00:00Z,2026-02-24T09:00:00Z,7,1,MUG,kitchen,spring,NJ,2,2,DELIVERED,9.99,19.98,1.5,0.8,3,0
            amazon-us/acme,A1,2026-02-20T10:00:00Z,USD,DELIVERED,,,,,,,7,2,TEA,,,,1,,,4,,,,,
            amazon-us/acme,A2,2026-02-20T11:00:00Z,USD,paid,,,,,,,,,TEA,,,,1,,,4,,,,,
            """;

    private static final String RETURNS = """
            site,return_id,returned_at,order_id,kind,currency,reason,requested_at,denied_at,revision,order_line_id,sku,category,campaign,warehouse,units,refund,restocked
            amazon-us/acme,R1,2026-02-22T10:00:00Z,A1,RETURN,USD,damaged,2026-02-21T10:00:00Z,,3,1,MUG,kitchen,spring,NJ,1,9.99,true
            amazon-us/acme,R2,2026-02-22T10:00:00Z,,,USD,,,,,,TEA,,,,1,4,
            """;

    private static final String ADS = """
            site,row_id,date,hour_start,grain,campaign,sku,category,currency,impressions,clicks,spend,attributed_sales,attributed_orders,attributed_units,attribution_days,revision
            amazon-us/acme,r1,2026-02-20,2026-02-20T15:00:00Z,HOUR,spring,MUG,kitchen,USD,1000,10,5.25,40,2,3,14,9
            amazon-us/acme,r2,2026-02-20,,,spring,,,USD,0,0,0,0,0,,,
            """;

    private static final String INVENTORY = """
            site,date,taken_at,sku,category,warehouse,sellable_units,reserved_units,inbound_units,aged_units,unit_cost,currency,revision
            amazon-us/acme,2026-02-20,2026-02-20T12:00:00Z,MUG,kitchen,NJ,10,1,5,0,2.75,USD,4
            amazon-us/acme,2026-02-20,,TEA,,NJ,-2,,,,,,
            """;

    private static final String FEEDBACK = """
            site,review_id,rated_at,kind,order_id,sku,category,stars,revision,text
            amazon-us/acme,v1,2026-02-25T10:00:00Z,PRODUCT_REVIEW,A1,MUG,kitchen,2,1,call me at 555
            amazon-us/acme,v2,2026-02-25T10:00:00Z,,,,,5,,
            """;

    private static final String TRAFFIC = """
            site,row_id,date,hour_start,grain,sku,category,sessions,page_views,revision
            amazon-us/acme,t1,2026-02-20,2026-02-20T15:00:00Z,HOUR,MUG,kitchen,100,250,1
            amazon-us/acme,t2,2026-02-20,,,,,0,,
            """;

    private static final String FEES = """
            site,fee_id,charged_at,order_id,sku,category,fee_class,fee_type,currency,amount,revision
            amazon-us/acme,f1,2026-02-20T10:00:00Z,A1,MUG,kitchen,PLATFORM,referral,USD,1.5,1
            amazon-us/acme,f2,2026-02-20T10:00:00Z,,,,FULFILMENT,,USD,-0.75,
            """;

    private static final String LISTINGS = """
            site,listing_id,since,sku,category,status,published_at,revision
            amazon-us/acme,l1,2026-02-20T10:00:00Z,MUG,kitchen,PUBLISHED,2026-02-20T10:00:00Z,1
            amazon-us/acme,l2,2026-02-20T10:00:00Z,TEA,,DRAFT,,
            """;

    private static final Map<String, String> FILES = Map.of(
            "orders", ORDERS,
            "returns", RETURNS,
            "ads", ADS,
            "inventory", INVENTORY,
            "feedback", FEEDBACK,
            "traffic", TRAFFIC,
            "fees", FEES,
            "listings", LISTINGS);

    private static final SiteDirectory SITES = SiteDirectory.of(List.of(Fixtures.site(Fixtures.SITE)));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"orders", "returns", "ads", "inventory", "feedback", "traffic", "fees", "listings"})
    void shouldMakeEventsThatThePublisherLetsIn(String kind) {
        Desk desk = new Desk(folder);

        ImportSummary summary = imported(desk, kind, file(kind));

        assertThat(desk.dead()).isEmpty();
        assertThat(summary.events()).containsOnly(Map.entry(kind, 2L));
        assertThat(desk.publisher.events())
                .allSatisfy(event -> assertThat(Gate.judge(event, SITES)).isEmpty());
        assertThat(desk.publisher.publications.toString()).doesNotContain("555");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "returns", "ads", "inventory", "feedback", "traffic", "fees", "listings"})
    void shouldRefuseAFileWithAColumnNobodyDeclared(String kind) {
        Desk desk = new Desk(folder);

        assertThatThrownBy(() -> imported(desk, kind, file(kind).replaceFirst("\n", ",colour\n")))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("unknown column: 'colour'")
                .hasMessageContaining("Nothing was published");
        assertThat(desk.publisher.publications).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "returns", "ads", "inventory", "feedback", "traffic", "fees", "listings"})
    void shouldDoWithoutOptionalColumns(String kind) throws IOException {
        Desk desk = new Desk(folder);
        List<String> required = new Mappings(Desk.SHIPPED)
                .load(kind + "-csv").layout().wanted().stream()
                        .filter(column -> column.required() || column.name().equals("price"))
                        .map(column -> column.name())
                        .toList();

        imported(desk, kind, only(required, file(kind)));

        assertThat(desk.dead()).isEmpty();
        assertThat(desk.publisher.events())
                .hasSizeGreaterThan(0)
                .allSatisfy(event -> assertThat(Gate.judge(event, SITES)).isEmpty());
    }

    @Test
    void shouldKeepSignsAndLeaveOutWhatIsNotThere() {
        Desk desk = new Desk(folder);
        List.of("orders", "returns", "inventory", "fees", "traffic").forEach(kind -> imported(desk, kind, file(kind)));

        assertThat(desk.publisher.events(Fee.class))
                .extracting(Fee::getAmountMicros)
                .containsExactly(1_500_000L, -750_000L);
        assertThat(desk.publisher.events(Order.class).get(0).getLines())
                .extracting(line -> line.getCategory())
                .containsExactly("kitchen", null);
        assertThat(desk.publisher.events(Order.class).get(0).getLines())
                .extracting(line -> line.getGrossMicros())
                .containsExactly(19_980_000L, 4_000_000L);
        assertThat(desk.publisher.events(Return.class).get(1).getOrderId()).isNull();
        assertThat(desk.publisher.events(InventorySnapshot.class).get(1).getUnitCostMicros())
                .isNull();
        assertThat(desk.publisher.events(Traffic.class).get(1).getSku()).isNull();
        assertThat(desk.publisher.events())
                .allSatisfy(event -> assertThat(observed(event)).isEqualTo(Desk.NOW));
    }

    private static ImportSummary imported(Desk desk, String kind, String file) {
        Path written = desk.file(kind + ".csv", file);
        return desk.run(ImportRequest.of(written, Desk.SHIPPED, kind + "-csv"));
    }

    private static Object observed(SpecificRecord event) {
        return event.get(event.getSchema().getField("observedAt").pos());
    }

    private static String file(String kind) {
        return Objects.requireNonNull(FILES.get(kind));
    }

    private static String only(List<String> columns, String file) {
        List<String> header = List.of(file.lines().findFirst().orElseThrow().split(",", -1));
        return file.lines()
                .map(line -> line.split(",", -1))
                .map(cells -> String.join(
                        ",",
                        columns.stream()
                                .map(column -> cells[header.indexOf(column)])
                                .toList()))
                .reduce("", (all, line) -> all + line + "\n");
    }
}
