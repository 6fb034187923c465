package io.globalkpi.ingest.platform.shopee;

import io.globalkpi.schemas.event.FeeClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The terms of Shopee's own formula of {@code escrow_amount}, in its order, with their signs. Sales and refunds among them are
 * told by orders and returns; each other term is a fee of its own.
 */
enum Component {
    ORIGINAL_COST_OF_GOODS_SOLD(1, null),
    ORIGINAL_SHOPEE_DISCOUNT(-1, null),
    SELLER_RETURN_REFUND(1, null),
    SHOPEE_DISCOUNT(1, null),
    VOUCHER_FROM_SELLER(-1, FeeClass.OTHER),
    SELLER_COIN_CASH_BACK(-1, FeeClass.OTHER),
    BUYER_PAID_SHIPPING_FEE(1, FeeClass.FULFILMENT),
    ACTUAL_SHIPPING_FEE(-1, FeeClass.FULFILMENT),
    SHOPEE_SHIPPING_REBATE(1, FeeClass.FULFILMENT),
    SHIPPING_FEE_DISCOUNT_FROM_3PL(1, FeeClass.FULFILMENT),
    REVERSE_SHIPPING_FEE(-1, FeeClass.FULFILMENT),
    RSF_SELLER_PROTECTION_FEE_CLAIM_AMOUNT(1, FeeClass.FULFILMENT),
    FINAL_RETURN_TO_SELLER_SHIPPING_FEE(-1, FeeClass.FULFILMENT),
    SELLER_TRANSACTION_FEE(-1, FeeClass.PLATFORM),
    SERVICE_FEE(-1, FeeClass.PLATFORM),
    COMMISSION_FEE(-1, FeeClass.PLATFORM),
    CAMPAIGN_FEE(-1, FeeClass.PLATFORM),
    SHIPPING_SELLER_PROTECTION_FEE_AMOUNT(-1, FeeClass.FULFILMENT),
    DELIVERY_SELLER_PROTECTION_FEE_PREMIUM_AMOUNT(-1, FeeClass.FULFILMENT),
    FINAL_ESCROW_PRODUCT_GST(-1, FeeClass.TAX),
    /** Paid to affiliates, so in no advertising report. */
    ORDER_AMS_COMMISSION_FEE(-1, FeeClass.OTHER),
    ESCROW_TAX(-1, FeeClass.TAX),
    SALES_TAX_ON_LVG(-1, FeeClass.TAX),
    REVERSE_SHIPPING_FEE_SST(-1, FeeClass.TAX),
    SHIPPING_FEE_SST(-1, FeeClass.TAX),
    WITHHOLDING_TAX(-1, FeeClass.TAX),
    OVERSEAS_RETURN_SERVICE_FEE(-1, FeeClass.FULFILMENT),
    VAT_ON_IMPORTED_GOODS(-1, FeeClass.TAX),
    WITHHOLDING_VAT_TAX(-1, FeeClass.TAX),
    WITHHOLDING_PIT_TAX(-1, FeeClass.TAX),
    WITHHOLDING_CIT_TAX(-1, FeeClass.TAX),
    SELLER_ORDER_PROCESSING_FEE(-1, FeeClass.PLATFORM),
    BUYER_PAID_PACKAGING_FEE(1, FeeClass.FULFILMENT),
    TRADE_IN_BONUS_BY_SELLER(-1, FeeClass.OTHER),
    FBS_FEE(-1, FeeClass.FULFILMENT),
    /** A top-up of the balance that ads are paid from. */
    ADS_ESCROW_TOP_UP_FEE_OR_TECHNICAL_SUPPORT_FEE(-1, FeeClass.ADVERTISING),
    TH_IMPORT_DUTY(-1, FeeClass.DUTY);

    static final String TOTAL = "escrow_amount";

    /** Told beside the terms: totals, snapshots, parts of terms, and the same in another currency. */
    private static final Set<String> BESIDE = Set.of((TOTAL + """
             buyer_total_amount order_original_price original_price order_discounted_price order_selling_price
            order_seller_discount bcrs_deposit seller_discount voucher_from_shopee voucher_from_external_party coins
            buyer_transaction_fee cross_border_tax payment_promotion seller_lost_compensation estimated_shipping_fee
            final_shipping_fee order_chargeable_weight seller_shipping_discount drc_adjustable_refund cost_of_goods_sold
            escrow_amount_pri buyer_total_amount_pri original_price_pri seller_return_refund_pri commission_fee_pri
            service_fee_pri drc_adjustable_refund_pri exchange_rate final_product_protection credit_card_promotion
            credit_card_transaction_fee final_product_vat_tax final_shipping_vat_tax sip_subsidy sip_subsidy_pri
            final_escrow_shipping_gst total_adjustment_amount escrow_amount_after_adjustment
            prorated_coins_value_offset_return_items prorated_shopee_voucher_offset_return_items
            prorated_seller_voucher_offset_return_items prorated_payment_channel_promo_bank_offset_return_items
            prorated_payment_channel_promo_shopee_offset_return_items fsf_seller_protection_fee_claim_amount
            net_commission_fee net_service_fee pix_discount prorated_pix_discount_offset_return_items
            remaining_voucher""").split("\\s+"));

    private static final Map<String, Component> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Component::word, Function.identity()));

    private final int sign;
    private final @Nullable FeeClass feeClass;

    Component(int sign, @Nullable FeeClass feeClass) {
        this.sign = sign;
        this.feeClass = feeClass;
    }

    /** Shopee's name of it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** 1 if it is paid to the seller, -1 if the seller pays it. */
    int sign() {
        return sign;
    }

    /** Null for sales and refunds. */
    @Nullable
    FeeClass feeClass() {
        return feeClass;
    }

    static @Nullable Component find(String word) {
        return BY_NAME.get(word);
    }

    /** True of what is no term of the formula and known to be none. */
    static boolean isBeside(String word) {
        return BESIDE.contains(word);
    }
}
