package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.files.read.Layout;
import java.util.List;
import java.util.stream.Stream;

/** The columns of an export that are read, by their names in the header. All others, those of the buyer above all, are not. */
final class Columns {

    static final String ORDER = "订单号";
    static final String PACKAGE = "包裹号";
    static final String TRANSACTION = "交易号";
    static final String STATUS = "订单状态";
    static final String MARKETPLACE = "平台渠道";
    static final String SHOP = "店铺账号";
    static final String ORDERED = "下单时间";
    static final String PAID = "付款时间";
    static final String SHIPPED = "发货时间";
    static final String REFUNDED = "退款时间";
    static final String SKU = "SKU";
    static final String PRICE = "产品售价";
    static final String PIECES = "产品数量";
    static final String CURRENCY = "币种缩写";
    static final String AMOUNT = "订单金额";
    static final String POSTAGE = "买家支付运费";
    static final String REFUND = "退款金额";
    static final String PROFIT = "预估利润";
    static final String COST_MARGIN = "成本利润率";
    static final String SALES_MARGIN = "销售利润率";
    static final String FREIGHT = "预估运费";
    static final String COUNTRY = "国家二字码";
    static final String STOCK_SKU = "商品SKU";
    static final String STOCK = "库存量";
    static final String UNIT_COST = "商品采购价";
    static final String WAREHOUSE = "发货仓库";

    private static final List<String> REQUIRED =
            List.of(ORDER, STATUS, SHOP, ORDERED, PAID, SKU, PRICE, PIECES, CURRENCY, AMOUNT);

    private static final List<String> OPTIONAL = List.of(
            PACKAGE,
            TRANSACTION,
            MARKETPLACE,
            SHIPPED,
            REFUNDED,
            POSTAGE,
            REFUND,
            PROFIT,
            COST_MARGIN,
            SALES_MARGIN,
            FREIGHT,
            COUNTRY,
            STOCK_SKU,
            STOCK,
            UNIT_COST,
            WAREHOUSE);

    static final List<Layout.Wanted> WANTED = Stream.concat(
                    REQUIRED.stream().map(name -> new Layout.Wanted(name, true)),
                    OPTIONAL.stream().map(name -> new Layout.Wanted(name, false)))
            .toList();

    private Columns() {}

    /** Place of a column in a row. */
    static int place(String name) {
        int required = REQUIRED.indexOf(name);
        return required >= 0 ? required : REQUIRED.size() + OPTIONAL.indexOf(name);
    }
}
