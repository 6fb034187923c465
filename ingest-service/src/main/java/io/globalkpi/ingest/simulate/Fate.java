package io.globalkpi.ingest.simulate;

/** What can become of an order, and of what share of a healthy site's orders. */
enum Fate {
    /** The site's own share, see {@link SiteProfile#returned}. */
    RETURNED(0),
    REFUNDED(0.006),
    CLAIMED(0.003),
    REVIEWED(0.30),
    /** Reviewed with one or two stars. */
    COMPLAINED(0.003),
    SHIPPED_LATE(0.010),
    DELIVERED_LATE(0.05),
    CANCELLED_BY_BUYER(0.02),
    CANCELLED_BY_SELLER(0.005),
    /** A test order that its source takes back. */
    WITHDRAWN(0.001);

    /** Orders of these last days before the end are of the bad batch. */
    private static final int BAD_BATCH_DAYS = 12;

    private static final double BAD_BATCH = 0.18;

    /** A month of so many dates shows a site's return rate as it is meant; see {@link #ripe}. */
    private static final int DEMO_DAYS = SimulationPlan.DEMO_DAYS;

    static final int LATE_DAYS = 12;

    private final double share;

    Fate(double share) {
        this.share = share;
    }

    /**
     * @param age days from the order's date to the last date of the month; negative after it
     * @param days dates of the month
     * @return share of the orders of that date
     */
    double shareOf(SiteProfile site, int age, int days) {
        if (this == RETURNED) {
            return isOfBadBatch(site, age) ? BAD_BATCH : site.returned() * ripe(DEMO_DAYS) / ripe(days);
        }
        boolean ship = this == SHIPPED_LATE && site.id().equals(World.LATE_SHIPPER);
        return ship && age < LATE_DAYS ? 0.16 : share;
    }

    /**
     * How much of its returns a business so many dates old has seen in the last 30, as they trail their orders by 3 to
     * 20 days. A longer month would otherwise have the higher return rates.
     */
    private static double ripe(int days) {
        int window = Math.min(days, GroundTruth.WINDOW_DAYS);
        double sum = 0;
        for (int day = days - window; day < days; day++) {
            sum += Math.min(1, Math.max(0, (day - 3) / 17.0));
        }
        return sum / window;
    }

    static boolean isOfBadBatch(SiteProfile site, int age) {
        return site.id().equals(World.RISING_RETURNS) && age < BAD_BATCH_DAYS;
    }
}
