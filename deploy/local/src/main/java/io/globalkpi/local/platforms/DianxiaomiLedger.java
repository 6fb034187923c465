package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** One shop in Dianxiaomi, of which somebody exports the orders of the last days once a day and drops them into the inbox. */
final class DianxiaomiLedger implements Ledger {

    private static final String ACCOUNT = "acme";
    private static final String SHOP = "Acme Outlet";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Every day, what changed in the last three. */
    private static final Duration EVERY = Duration.ofDays(1);

    private static final Duration BACK = Duration.ofDays(3);

    private static final List<String> HEADER =
            List.of("店铺账号", "订单号", "订单状态", "下单时间", "付款时间", "发货时间", "SKU", "产品售价", "产品数量", "币种缩写", "订单金额", "买家姓名");

    private final Path folder;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private @Nullable Instant exported;

    /** @param inbox of the ingest service */
    DianxiaomiLedger(Path inbox) {
        this.folder = inbox.resolve("dianxiaomi").resolve(ACCOUNT);
    }

    /** Nobody is called, and no secret is needed. */
    Connection open(Shop shop) {
        return new Connection(
                "dianxiaomi",
                ACCOUNT,
                shop.site(),
                () -> {},
                Map.of("shop." + SHOP, shop.site()),
                Map.of(),
                List.of(new Connection.Feed("orders", "PT12H", Map.of())));
    }

    @Override
    public void write(SpecificRecord event) {
        if (event instanceof Order order) {
            orders.merge(
                    order.getOrderId(), order, (old, young) -> young.getRevision() > old.getRevision() ? young : old);
        }
    }

    @Override
    public void upTo(Instant instant) {
        if (exported == null) {
            exported = instant;
        } else if (!instant.isBefore(exported.plus(EVERY))) {
            export(instant);
            exported = instant;
        }
    }

    private void export(Instant at) {
        long since = at.minus(BACK).toEpochMilli();
        Path file = folder.resolve("order_" + DateTimeFormatter.BASIC_ISO_DATE.format(at.atZone(CHINA)) + ".xlsx");
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(file)) {
                Workbook workbook = new Workbook(out, "dxm", "1.0");
                Worksheet sheet = workbook.newWorksheet("order");
                row(sheet, 0, HEADER);
                int row = 0;
                for (Order order : orders.values()) {
                    if (order.getRevision() >= since) {
                        for (OrderLine line : order.getLines()) {
                            row(sheet, ++row, cells(order, line));
                        }
                    }
                }
                workbook.finish();
            }
            Files.setLastModifiedTime(file, FileTime.from(at));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void row(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.value(row, column, cells.get(column));
        }
    }

    /** What an order's rows repeat is the same in each. */
    private static List<String> cells(Order order, OrderLine line) {
        long paid = order.getLines().stream()
                .mapToLong(one -> one.getGrossMicros() - one.getDiscountMicros())
                .sum();
        return List.of(
                SHOP,
                order.getOrderId(),
                status(order.getStatus()),
                time(order.getOccurredAt()),
                time(order.getOccurredAt()),
                time(order.getShippedAt()),
                line.getSku(),
                money(line.getGrossMicros() / line.getQuantity()),
                Long.toString(line.getQuantity()),
                order.getCurrency(),
                money(paid),
                "Ann Lee");
    }

    private static String status(OrderStatus status) {
        return switch (status) {
            case SHIPPED -> "已发货";
            case DELIVERED -> "已完成";
            case CANCELLED -> "已取消";
            default -> "待处理";
        };
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at.atZone(CHINA));
    }

    private static String money(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
