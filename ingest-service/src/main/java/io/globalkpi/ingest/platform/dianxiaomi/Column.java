package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.files.read.Layout;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of an export that are read, in the order that rows have their cells. All others, those of the buyer above all, are
 * not.
 */
enum Column {
    ORDER("订单号", true),
    STATUS("订单状态", true),
    SHOP("店铺账号", true),
    ORDERED("下单时间", true),
    PAID("付款时间", true),
    SKU("SKU", true),
    PRICE("产品售价", true),
    PIECES("产品数量", true),
    CURRENCY("币种缩写", true),
    AMOUNT("订单金额", true),
    PACKAGE("包裹号", false),
    TRANSACTION("交易号", false),
    MARKETPLACE("平台渠道", false),
    SHIPPED("发货时间", false),
    REFUNDED("退款时间", false),
    POSTAGE("买家支付运费", false),
    REFUND("退款金额", false),
    PROFIT("预估利润", false),
    COST_MARGIN("成本利润率", false),
    SALES_MARGIN("销售利润率", false),
    FREIGHT("预估运费", false),
    COUNTRY("国家二字码", false),
    STOCK_SKU("商品SKU", false),
    STOCK("库存量", false),
    UNIT_COST("商品采购价", false),
    WAREHOUSE("发货仓库", false);

    static final List<Layout.Wanted> WANTED = Arrays.stream(values())
            .map(column -> new Layout.Wanted(column.title, column.required))
            .toList();

    private final String title;
    private final boolean required;

    Column(String title, boolean required) {
        this.title = title;
        this.required = required;
    }

    /** Its name in the header. */
    String title() {
        return title;
    }
}
