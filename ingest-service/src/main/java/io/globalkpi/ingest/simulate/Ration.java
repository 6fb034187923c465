package io.globalkpi.ingest.simulate;

/**
 * Picks a share of a site's orders evenly: one of each 1/share, at a seeded place in the later half of its stretch.
 *
 * <p>Independent draws would let a small site stray above a threshold by chance; a ration keeps what is healthy healthy
 * at any size of the simulation, and needs no memory of earlier orders.
 */
final class Ration {

    private final long seed;
    private final double[] shares;
    private final double[] before;

    /**
     * @param shares share of the orders of a day, by day, each below 1
     * @param orders orders of a day, by day
     */
    Ration(long seed, double[] shares, int[] orders) {
        this.seed = seed;
        this.shares = shares.clone();
        this.before = new double[shares.length + 1];
        for (int day = 0; day < shares.length; day++) {
            before[day + 1] = upTo(day, orders[day]);
        }
    }

    boolean picks(int day, int index) {
        double low = upTo(day, index);
        double high = upTo(day, index + 1);
        double place = placeIn((long) low);
        if (place >= low && place < high) {
            return true;
        }
        double next = placeIn((long) high);
        return next >= low && next < high;
    }

    private double upTo(int day, int index) {
        return before[day] + index * shares[day];
    }

    private double placeIn(long stretch) {
        return stretch + 0.5 + 0.5 * Seeds.unit(seed, stretch);
    }
}
