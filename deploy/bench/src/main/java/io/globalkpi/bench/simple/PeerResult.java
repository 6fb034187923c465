package io.globalkpi.bench.simple;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The peers' result format: the minute a window ends with, twelve zigzag varints, three ratios. For one thread. */
final class PeerResult {

    private final byte[] bytes = new byte[4 + PeerEvent.MEASURES * 10 + 24];

    byte[] of(int end, long[] sums) {
        ByteBuffer out = ByteBuffer.wrap(bytes).putInt(end);
        for (int slot = 0; slot < PeerEvent.MEASURES; slot++) {
            varint(sums[slot], out);
        }
        long net = sums[3] - sums[4] - sums[8];
        out.putDouble(ratio(sums[9], sums[2]))
                .putDouble(ratio(sums[11], sums[10]))
                .putDouble(ratio(net - sums[6] - sums[7] - sums[10], net));
        return Arrays.copyOf(bytes, out.position());
    }

    private static double ratio(long above, long below) {
        return below == 0 ? Double.NaN : (double) above / below;
    }

    private static void varint(long value, ByteBuffer out) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }
}
