package io.globalkpi.bench.mix;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** All sites of a mix, drawn by how busy they are: the n-th with a weight of 1/(n + 20). */
final class Shops {

    private static final int FLATTEN = 20;

    private final List<Shop> shops;
    private final double[] upTo;

    Shops(Mix mix) {
        shops = IntStream.range(0, mix.sites())
                .mapToObj(number -> Shop.of(number, mix.owners()))
                .toList();
        upTo = new double[shops.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += 1.0 / (i + FLATTEN);
            upTo[i] = sum;
        }
    }

    List<Shop> all() {
        return shops;
    }

    int draw(SplittableRandom random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
    }
}
