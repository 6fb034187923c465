package io.globalkpi.ingest.simulate;

import java.util.SplittableRandom;

/**
 * What an order is of.
 *
 * @param items the item of each line
 * @param quantities pieces of each line
 * @param discountPercent what the seller takes off each line
 * @param campaign number of the campaign the sale is attributed to, -1 for none
 */
record Basket(Item[] items, int[] quantities, int discountPercent, int campaign) {

    static Basket draw(SplittableRandom chance, boolean promotion) {
        int lines = lines(chance.nextInt(100));
        Item[] items = new Item[lines];
        int[] quantities = new int[lines];
        for (int line = 0; line < lines; line++) {
            items[line] = Item.of(chance.nextInt(100));
            quantities[line] = quantity(chance.nextInt(100));
        }
        int discount = chance.nextInt(100) < 12 ? 10 : 0;
        int campaign = chance.nextInt(100) < 25 ? chance.nextInt(World.CAMPAIGNS.size()) : -1;
        return new Basket(items, quantities, promotion ? 20 : discount, campaign);
    }

    private static int lines(int percent) {
        if (percent < 62) {
            return 1;
        }
        return percent < 87 ? 2 : percent < 96 ? 3 : 4;
    }

    private static int quantity(int percent) {
        return percent < 80 ? 1 : percent < 95 ? 2 : 3;
    }

    int lines() {
        return items.length;
    }

    int units() {
        int units = 0;
        for (int quantity : quantities) {
            units += quantity;
        }
        return units;
    }

    long grossMicros(int line, Market market) {
        return market.fromDollars(items[line].dollars()) * quantities[line];
    }

    /** Prices are of one piece, reduced ones too. */
    long discountMicros(int line, Market market) {
        long price = market.fromDollars(items[line].dollars());
        return market.round(price * discountPercent / 100.0) * quantities[line];
    }

    long netMicros(int line, Market market) {
        return grossMicros(line, market) - discountMicros(line, market);
    }

    long netMicros(Market market) {
        long sum = 0;
        for (int line = 0; line < items.length; line++) {
            sum += netMicros(line, market);
        }
        return sum;
    }
}
