package io.globalkpi.bench.room;

import io.globalkpi.ingest.platform.DroppedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A file as people export it, or as a report of Amazon is.
 *
 * @param items that its rows make
 */
@SuppressWarnings("ArrayRecordComponent") // a file is its bytes
record ExportFile(String name, byte[] content, int items) implements DroppedFile {

    static final Instant WRITTEN = Instant.parse("2026-03-10T12:00:00Z");

    private static final int ROWS_OF_AN_ORDER = 2;

    /** The 67 columns of the standard template. */
    private static final List<String> ORDER_COLUMNS = List.of(
            ("下单时间 付款时间 提交时间 发货时间 退款时间 面单打印时间 拣货单打印时间 买家账号 买家姓名 买家Email 收货人姓名 收货人公司 收货人税号 收货人门牌号 详细地址 地址1 地址2 地址1+地址2 收货人城市 "
                            + "收货人州/省 邮编 收货人国家 中文国家名 国家二字码 收货人电话 收货人手机 SKU 产品ID 产品名称 产品售价 产品数量 产品规格 图片网址 来源URL 销售链接 多品名 付款方式 币种缩写 订单金额 买家支付运费 "
                            + "退款金额 预估利润 成本利润率 销售利润率 预估运费 包裹号 订单号 交易号 订单状态 平台渠道 店铺账号 订单备注 拣货备注 客服备注 退款理由 订单标识 订单标记 买家指定物流 物流方式 运单号 物流订单号 称重重量 "
                            + "中文报关名 英文报关名 申报单价 报关重量 海关编码")
                    .split(" "));

    private static final List<String> RETURN_COLUMNS = List.of(
            ("return-date order-id sku asin fnsku product-name quantity fulfillment-center-id detailed-disposition"
                            + " reason status license-plate-number customer-comments")
                    .split(" "));

    static ExportFile csv(int rows) {
        String text = IntStream.range(-1, rows)
                .mapToObj(row -> ORDER_COLUMNS.stream()
                        .map(column -> '"' + (row < 0 ? column : cell(column, row)) + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n"));
        return new ExportFile("orders.csv", text.getBytes(StandardCharsets.UTF_8), rows / ROWS_OF_AN_ORDER);
    }

    static ExportFile xlsx(int rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "dxm", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("order_20260310");
            for (int row = -1; row < rows; row++) {
                for (int place = 0; place < ORDER_COLUMNS.size(); place++) {
                    String column = ORDER_COLUMNS.get(place);
                    sheet.value(row + 1, place, row < 0 ? column : cell(column, row));
                }
            }
        }
        return new ExportFile("orders.xlsx", out.toByteArray(), rows / ROWS_OF_AN_ORDER);
    }

    private static String cell(String column, int row) {
        String order = "114-%07d".formatted(row / ROWS_OF_AN_ORDER);
        return Map.ofEntries(
                        Map.entry("下单时间", "2026-03-01 07:30:00"),
                        Map.entry("付款时间", "2026-03-01 07:31:00"),
                        Map.entry("发货时间", "2026-03-02 09:00:00"),
                        Map.entry("详细地址", "16 Route de Montfavet"),
                        Map.entry("国家二字码", "FR"),
                        Map.entry("SKU", "TEA-" + row % 50),
                        Map.entry("产品ID", "B0%08d".formatted(row % 50)),
                        Map.entry("产品名称", "Tea of the mountains, 250 g, in a tin"),
                        Map.entry("产品售价", "10.25"),
                        Map.entry("产品数量", "2"),
                        Map.entry("产品规格", "颜色: 红, 尺寸: L"),
                        Map.entry("图片网址", "https://img.example/" + row % 50 + ".jpg"),
                        Map.entry("币种缩写", "EUR"),
                        Map.entry("订单金额", "45.00"),
                        Map.entry("买家支付运费", "4.00"),
                        Map.entry("预估利润", "8.8"),
                        Map.entry("成本利润率", "12.3%"),
                        Map.entry("预估运费", "18.20"),
                        Map.entry("包裹号", "P" + row),
                        Map.entry("订单号", order),
                        Map.entry("订单状态", "已发货"),
                        Map.entry("平台渠道", "Amazon"),
                        Map.entry("店铺账号", "优选家居-王芳（欧洲组）"),
                        Map.entry("物流方式", "云途专线"))
                .getOrDefault(column, "");
    }

    static ExportFile tsv(int rows) {
        String text = String.join("\t", RETURN_COLUMNS) + "\n"
                + IntStream.range(0, rows)
                        .mapToObj(row -> String.join(
                                "\t",
                                "2026-03-0%dT12:00:00+00:00".formatted(1 + row % 9),
                                "114-%07d-0000001".formatted(row),
                                "TEA-" + row % 50,
                                "B0%08d".formatted(row % 50),
                                "X00%07d".formatted(row % 50),
                                "Tea of the mountains, 250 g, in a tin",
                                "1",
                                "PHX3",
                                row % 4 == 0 ? "SELLABLE" : "CUSTOMER_DAMAGED",
                                "UNWANTED_ITEM",
                                "Unit returned to inventory",
                                "LPN%08d".formatted(row),
                                ""))
                        .collect(Collectors.joining("\n"));
        return new ExportFile("returns.tsv", text.getBytes(StandardCharsets.ISO_8859_1), rows);
    }

    /** One of this file: no two files are compared here. */
    @Override
    public String sha256() {
        return name;
    }

    @Override
    public Instant writtenAt() {
        return WRITTEN;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
