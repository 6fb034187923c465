package io.globalkpi.bench.simple;

import io.globalkpi.streams.measure.MeasureVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * One event of the peers' topic.
 *
 * @param mark true for one that only says how far in time its partition has got
 * @param time epoch milliseconds
 * @param amounts the twelve measures of the peers, at the first slots
 */
public record PeerEvent(boolean mark, String site, String owner, long time, MeasureVector amounts) {

    static final int MEASURES = 12;

    private static final MeasureVector NOTHING = new MeasureVector();

    /** Reads the fields in order, skips the texts that nobody asks for, and keeps one copy of every id. For one thread. */
    public static final class Reader implements Deserializer<PeerEvent> {

        private static final int ORDER = 0;
        private static final int RETURN = 1;
        private static final int AD = 2;
        private static final int MARK = 3;

        private final Map<Utf8, String> ids = new HashMap<>();
        private Utf8 text = new Utf8();
        private BinaryDecoder in = DecoderFactory.get().binaryDecoder(new byte[0], null);

        @Override
        public PeerEvent deserialize(String topic, byte[] bytes) {
            try {
                in = DecoderFactory.get().binaryDecoder(bytes, in);
                return read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private PeerEvent read() throws IOException {
            in.skipString();
            int type = in.readEnum();
            String site = id();
            String owner = id();
            long time = in.readLong();
            if (type == MARK) {
                return new PeerEvent(true, site, owner, time, NOTHING);
            }
            in.readLong();
            skipNullable();
            skipNullable();
            in.skipString();
            return new PeerEvent(false, site, owner, time, amounts(type));
        }

        private String id() throws IOException {
            text = in.readString(text);
            String known = ids.get(text);
            if (known == null) {
                known = text.toString();
                ids.put(new Utf8(text), known);
            }
            return known;
        }

        private void skipNullable() throws IOException {
            if (in.readIndex() == 1) {
                in.skipString();
            }
        }

        /** 0 events 1 orders 2 units 3 gross 4 discount 5 tax 6 cost 7 shipping 8 refunds 9 returned units 10 spend 11 attributed. */
        private MeasureVector amounts(int type) throws IOException {
            long quantity = in.readInt();
            long gross = in.readLong();
            MeasureVector amounts = new MeasureVector();
            amounts.add(0, 1);
            if (type == ORDER) {
                amounts.add(1, 1);
                amounts.add(2, quantity);
                amounts.add(3, gross);
                for (int slot = 4; slot < 8; slot++) {
                    amounts.add(slot, in.readLong());
                }
            } else if (type == RETURN) {
                amounts.add(8, gross);
                amounts.add(9, quantity);
            } else if (type == AD) {
                for (int skipped = 0; skipped < 4; skipped++) {
                    in.readLong();
                }
                amounts.add(10, in.readLong());
                amounts.add(11, in.readLong());
            }
            return amounts;
        }
    }
}
