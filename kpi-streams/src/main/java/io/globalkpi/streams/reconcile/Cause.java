package io.globalkpi.streams.reconcile;

/** Why two sources differ in the money of a day. */
public enum Cause {
    /** The same order on another date: another zone, or paid instead of placed. */
    ZONE("zone"),
    /** Cancelled at one, standing at the other. */
    CANCELLED("cancelled"),
    /** The same refunds on other dates. */
    REFUND_DATE("refund-date"),
    /** One of them tells the amount without the order's fees. */
    FEES("fees"),
    /** One of them tells the amount with its tax. */
    TAX("tax"),
    /** Told in two currencies, and converted at other rates, or there is no rate. */
    CURRENCY("currency"),
    /** Told by one of them only. */
    MISSING("missing");

    private final String id;

    Cause(String id) {
        this.id = id;
    }

    /** As a reconciliation names it. */
    public String id() {
        return id;
    }
}
