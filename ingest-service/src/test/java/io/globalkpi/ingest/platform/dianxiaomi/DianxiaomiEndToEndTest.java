package io.globalkpi.ingest.platform.dianxiaomi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.PullBench;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.standin.SteeredClock;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From exports in a folder to the topics. */
class DianxiaomiEndToEndTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Charset GBK = Charset.forName("GBK");
    private static final Shop DE = new Shop("amazon-de/acme", "EUR", ZoneId.of("Europe/Berlin"), "DE");

    /** Columns in the order of somebody's own template, the buyer's among them. */
    private static final List<String> HEADER = List.of(
            "店铺账号", "订单号", "包裹号", "订单状态", "下单时间", "付款时间", "发货时间", "退款时间", "买家姓名", "详细地址", "收货人电话", "SKU", "产品规格",
            "产品售价", "产品数量", "币种缩写", "订单金额", "买家支付运费", "退款金额", "预估利润", "成本利润率", "预估运费", "退款理由", "商品SKU", "库存量", "商品采购价",
            "发货仓库");

    @TempDir
    private Path inbox;

    private final SteeredClock clock = new SteeredClock(NOON);
    private PullBench bench;

    @BeforeEach
    void open() {
        bench = new PullBench(new Dianxiaomi(), ScriptedSession.SHOP, clock)
                .inbox(inbox)
                .shop("优选家居", ScriptedSession.SHOP)
                .shop("德国店", DE);
    }

    private Path file(String name) {
        return inbox.resolve("dianxiaomi").resolve("acme").resolve(name);
    }

    /** Two orders: one of two products in two packages whose rows stand apart, with a refund, and one nobody paid. */
    private static Sheet sheet() {
        return new Sheet(HEADER)
                .row(first("P1", "TEA", "颜色: 红\n尺寸: L", "10.00", 2))
                .row(
                        "店铺账号",
                        "德国店",
                        "订单号",
                        "B-2",
                        "订单状态",
                        "未付款",
                        "下单时间",
                        "2026-03-09 08:00:00",
                        "SKU",
                        "MUG",
                        "产品售价",
                        "7.5",
                        "产品数量",
                        1,
                        "币种缩写",
                        "EUR",
                        "订单金额",
                        "7.5")
                .row(first("P2", "MUG", "颜色: 蓝", "5.00", 1));
    }

    private static Object[] first(String parcel, String sku, String kind, String price, int pieces) {
        return new Object[] {
            "店铺账号",
            "优选家居-王芳（欧洲组）",
            "订单号",
            "114-0001",
            "包裹号",
            parcel,
            "订单状态",
            "已发货",
            "下单时间",
            "2026-03-01 07:30:00",
            "付款时间",
            "2026-03-01 07:31:00",
            "发货时间",
            "2026-03-02 09:00",
            "退款时间",
            "2026-03-05 10:00:00",
            "买家姓名",
            "Ann Lee",
            "详细地址",
            "16 Route de Montfavet",
            "收货人电话",
            "0766863499",
            "SKU",
            sku,
            "产品规格",
            kind,
            "产品售价",
            price,
            "产品数量",
            pieces,
            "币种缩写",
            "USD",
            "订单金额",
            "26.5",
            "买家支付运费",
            "4.00",
            "退款金额",
            "3.00",
            "预估利润",
            "8.8",
            "成本利润率",
            "12.3%",
            "预估运费",
            "18.20",
            "退款理由",
            "Ann Lee 不喜欢",
            "商品SKU",
            "W-" + sku,
            "库存量",
            40,
            "商品采购价",
            "2.5",
            "发货仓库",
            "深圳仓"
        };
    }

    private Order order(String entity) {
        return bench.latest(Order.class).get(entity);
    }

    private void assertThatBothOrdersAreThere() {
        assertThat(bench.latest(Order.class)).containsOnlyKeys("amazon-us/acme/114-0001", "amazon-de/acme/B-2");
        assertThat(order("amazon-us/acme/114-0001").getLines())
                .extracting(OrderLine::getSku, OrderLine::getUnits, OrderLine::getGrossMicros)
                .containsExactly(tuple("TEA", 2L, 20_000_000L), tuple("MUG", 1L, 5_000_000L));
        assertThat(bench.refused()).isEmpty();
        assertThat(bench.letters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "utf-8", "gbk"})
    void shouldReadAnExportWhateverItWasSavedAs(String form) {
        Instant at = NOON.minusSeconds(600);
        switch (form) {
            case "xlsx" -> sheet().xlsx(file("order.xlsx"), at);
            case "gbk" -> sheet().csv(file("order.csv"), GBK, at);
            default -> sheet().csv(file("order.csv"), StandardCharsets.UTF_8, at);
        }
        bench.runFor(Duration.ofMinutes(3));

        assertThatBothOrdersAreThere();
    }

    @Test
    void shouldCountTheAmountsOfAnOrderOnce() {
        sheet().xlsx(file("order.xlsx"), NOON.minusSeconds(600));
        bench.runFor(Duration.ofMinutes(3));

        // 26.50 with 4.00 of postage: 22.50 for goods of 25.00, so 2.50 were off.
        assertThat(order("amazon-us/acme/114-0001").getLines().stream().mapToLong(OrderLine::getDiscountMicros))
                .containsExactly(2_000_000L, 500_000L);
        Return refund = bench.latest(Return.class).get("amazon-us/acme/114-0001/refund");
        assertThat(refund.getOccurredAt()).isEqualTo("2026-03-05T02:00:00Z");
        assertThat(refund.getReason()).isEmpty();
        assertThat(refund.getLines().stream().mapToLong(ReturnLine::getRefundMicros))
                .containsExactly(2_400_000L, 600_000L);
        assertThat(bench.latest(Fee.class).values())
                .extracting(Fee::getAmountMicros)
                .containsExactly(18_200_000L);
        assertThat(bench.latest(InventorySnapshot.class).values())
                .extracting(InventorySnapshot::getSku, InventorySnapshot::getSellableUnits)
                .containsExactlyInAnyOrder(tuple("W-TEA", 40L), tuple("W-MUG", 40L));
    }

    @Test
    void shouldTakeARepeatedExportForTheSame() {
        sheet().csv(file("order.csv"), StandardCharsets.UTF_8, NOON.minusSeconds(600));
        bench.runFor(Duration.ofMinutes(3));
        Order before = order("amazon-us/acme/114-0001");
        sheet().csv(file("order (1).csv"), StandardCharsets.UTF_8, clock.instant());
        bench.restart().runFor(Duration.ofMinutes(3));
        assertThat(bench.events()).extracting(event -> event.get(1)).containsOnly(before.getRevision());

        sheet().csv(file("order (2).csv"), GBK, clock.instant());
        bench.runFor(Duration.ofMinutes(3));

        assertThat(order("amazon-us/acme/114-0001"))
                .usingRecursiveComparison()
                .ignoringFields("revision", "observedAt", "rawRef")
                .isEqualTo(before);
        assertThat(bench.latest(Order.class)).hasSize(2);
    }

    @Test
    void shouldLetALaterExportReplaceAnEarlierOne() {
        sheet().csv(file("order.csv"), StandardCharsets.UTF_8, NOON.minusSeconds(600));
        bench.runFor(Duration.ofMinutes(3));
        new Sheet(HEADER)
                .row(
                        "店铺账号",
                        "德国店",
                        "订单号",
                        "B-2",
                        "订单状态",
                        "待发货",
                        "下单时间",
                        "2026-03-09 08:00:00",
                        "付款时间",
                        "2026-03-09 09:00:00",
                        "SKU",
                        "MUG",
                        "产品售价",
                        "7.5",
                        "产品数量",
                        1,
                        "币种缩写",
                        "EUR",
                        "订单金额",
                        "7.5")
                .csv(file("later.csv"), GBK, clock.instant());
        bench.runFor(Duration.ofMinutes(3));

        assertThat(order("amazon-de/acme/B-2").getStatus()).hasToString("PROCESSING");
        assertThat(bench.latest(Order.class)).hasSize(2);
    }

    @Test
    void shouldRefuseAnIdThatASpreadsheetSpoiledByItsCell() {
        new Sheet(HEADER)
                .row(
                        "店铺账号",
                        "德国店",
                        "订单号",
                        113456789012345678L,
                        "订单状态",
                        "已发货",
                        "下单时间",
                        "2026-03-09 08:00:00",
                        "付款时间",
                        "2026-03-09 08:00:00",
                        "SKU",
                        "MUG",
                        "产品售价",
                        "7.5",
                        "产品数量",
                        1,
                        "币种缩写",
                        "EUR",
                        "订单金额",
                        "7.5")
                .xlsx(file("spoiled.xlsx"), NOON.minusSeconds(600));
        bench.feed("orders").runFor(Duration.ofMinutes(1));

        assertThat(bench.events()).isEmpty();
        DeadLetter letter = bench.letters().get(0);
        assertThat(letter.getReason()).isEqualTo("spoiled-id");
        assertThat(letter.getPath()).isEqualTo("cell B2, column 订单号");
        assertThat(letter.getValue()).startsWith("1.13456789012346E+17");
    }

    @Test
    void shouldRefuseAFileThatIsNoExportAndGoOnWithTheNext() throws IOException {
        Path other = file("a-notes.csv");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "name,phone\nAnn,1\n");
        Files.setLastModifiedTime(other, FileTime.from(NOON.minusSeconds(900)));
        sheet().xlsx(file("order.xlsx"), NOON.minusSeconds(600));
        bench.feed("orders").runFor(Duration.ofMinutes(1));

        assertThat(bench.latest(Order.class)).hasSize(2);
        assertThat(bench.letters()).extracting(DeadLetter::getReason).containsOnly("export-refused");
        assertThat(bench.letters().get(0).getMessage()).contains("required column missing", "订单号");
    }

    @Test
    void shouldSayWhichShopHasNoSite() {
        new Sheet(HEADER)
                .row(
                        "店铺账号",
                        "新店-李雷",
                        "订单号",
                        "C-1",
                        "订单状态",
                        "已发货",
                        "下单时间",
                        "2026-03-09 08:00:00",
                        "付款时间",
                        "2026-03-09 08:00:00",
                        "SKU",
                        "MUG",
                        "产品售价",
                        "7.5",
                        "产品数量",
                        1,
                        "币种缩写",
                        "EUR",
                        "订单金额",
                        "7.5")
                .csv(file("new.csv"), GBK, NOON.minusSeconds(600));
        bench.feed("orders").runFor(Duration.ofMinutes(1));

        assertThat(bench.letters().get(0).getMessage()).contains("shop.新店");
    }

    @Test
    void shouldDeclareTheDatesOfAMonthWhereAJobDoesNotSayFrom() {
        sheet().xlsx(file("order.xlsx"), NOON.minusSeconds(600));
        bench.feed("orders").runFor(Duration.ofMinutes(3));

        assertThat(declared("2026-03-09")).isTrue();
        assertThat(declared("2026-02-10")).isTrue();
        assertThat(declared("2026-02-07")).isFalse();
        assertThat(declared("2016-03-20")).isFalse();
    }

    @Test
    void shouldReadWhatLiesThereForLongWhereAJobSaysFrom() {
        sheet().xlsx(file("order.xlsx"), NOON.minus(Duration.ofDays(90)));
        bench.feed("orders").setting("from", "2025-12-01").runFor(Duration.ofMinutes(3));

        assertThatBothOrdersAreThere();
        assertThat(declared("2025-12-01")).isTrue();
        assertThat(declared("2025-11-29")).isFalse();
    }

    private boolean declared(String date) {
        return bench.day(ScriptedSession.SHOP.site(), "orders", LocalDate.parse(date))
                .isPresent();
    }

    @Test
    void shouldKeepNothingOfTheBuyer() {
        sheet().xlsx(file("order.xlsx"), NOON.minusSeconds(600));
        bench.runFor(Duration.ofMinutes(3));

        assertThat(bench.raw())
                .isNotEmpty()
                .noneMatch(raw -> raw.getContent().matches("(?s).*(Ann|Montfavet|0766863499|不喜欢).*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order_export_headers_67.tsv", "order_export_headers_with_stock_72.tsv"})
    void shouldReadBothSetsOfColumnsThatWereSeen(String set) throws IOException {
        String data = System.getenv("GLOBALKPI_DATA");
        assumeTrue(data != null, "not run: GLOBALKPI_DATA names no folder with payloads/");
        List<String> header = List.of(Files.readString(Path.of(data, "payloads", "dianxiaomi", set))
                .strip()
                .split("\t"));
        new Sheet(header)
                .row(first("P1", "TEA", "颜色: 红\n尺寸: L", "10.00", 2))
                .row(first("P2", "MUG", "颜色: 蓝", "5.00", 1))
                .xlsx(file("order.xlsx"), NOON.minusSeconds(600));
        bench.runFor(Duration.ofMinutes(3));

        assertThat(bench.latest(Order.class)).containsOnlyKeys("amazon-us/acme/114-0001");
        assertThat(bench.latest(InventorySnapshot.class)).hasSize(set.contains("stock") ? 2 : 0);
        assertThat(bench.letters()).isEmpty();
    }
}
