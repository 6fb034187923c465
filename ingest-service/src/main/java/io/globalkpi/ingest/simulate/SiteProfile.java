package io.globalkpi.ingest.simulate;

/**
 * A site of the simulated business.
 *
 * @param size share of all orders, in percent
 * @param transitDays the longest a parcel should be on its way
 * @param returned share of the orders of which a line comes back, sooner or later
 */
record SiteProfile(String id, String name, Market market, int size, int transitDays, double returned) {

    /** The platform is the first part of the id, up to the market. */
    String platform() {
        return id.substring(0, id.indexOf('-'));
    }

    /** Amazon ships from its own centres and charges for it. */
    boolean isFulfilledByPlatform() {
        return platform().equals("amazon");
    }

    String warehouse() {
        return isFulfilledByPlatform() ? "FBA-" + market.code() : "3PL-" + market.code();
    }
}
