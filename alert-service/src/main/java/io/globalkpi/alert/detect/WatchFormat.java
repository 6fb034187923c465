package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.Breached;
import io.globalkpi.alert.rule.Crossings;
import io.globalkpi.alert.rule.Episode;
import io.globalkpi.alert.rule.Health;
import io.globalkpi.alert.rule.Normal;
import io.globalkpi.alert.rule.Suspect;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Health as bytes, in the state format of version 1. A change of the order here is another version. */
final class WatchFormat {

    private static final int NORMAL = 0;
    private static final int SUSPECT = 1;
    private static final int BREACHED = 2;
    private static final long NONE = Long.MIN_VALUE;

    private WatchFormat() {}

    static void write(Health health, DataOutputStream out) throws IOException {
        if (health instanceof Normal normal) {
            out.writeByte(NORMAL);
            writeLast(normal.lastSince(), out);
        } else if (health instanceof Suspect suspect) {
            out.writeByte(SUSPECT);
            writeLast(suspect.lastSince(), out);
            writeCrossings(suspect.crossings(), out);
        } else if (health instanceof Breached breached) {
            out.writeByte(BREACHED);
            writeEpisode(breached.episode(), out);
            writeCrossings(breached.crossings(), out);
        }
    }

    static Health read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        if (kind == NORMAL) {
            return new Normal(readLast(in));
        }
        if (kind == SUSPECT) {
            Optional<Instant> last = readLast(in);
            return new Suspect(readCrossings(in), last);
        }
        if (kind == BREACHED) {
            Episode episode = readEpisode(in);
            return new Breached(episode, readCrossings(in));
        }
        throw new IOException("unknown health " + kind);
    }

    static void writeInstant(Instant instant, DataOutputStream out) throws IOException {
        out.writeLong(instant.toEpochMilli());
    }

    static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochMilli(in.readLong());
    }

    private static void writeLast(Optional<Instant> last, DataOutputStream out) throws IOException {
        out.writeLong(last.map(Instant::toEpochMilli).orElse(NONE));
    }

    private static Optional<Instant> readLast(DataInputStream in) throws IOException {
        long last = in.readLong();
        return last == NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last));
    }

    private static void writeCrossings(Crossings crossings, DataOutputStream out) throws IOException {
        out.writeInt(crossings.since().size());
        for (var crossing : new TreeMap<>(crossings.since()).entrySet()) {
            out.writeUTF(crossing.getKey());
            writeInstant(crossing.getValue(), out);
        }
    }

    private static Crossings readCrossings(DataInputStream in) throws IOException {
        var since = new TreeMap<String, Instant>();
        for (int left = in.readInt(); left > 0; left--) {
            since.put(in.readUTF(), readInstant(in));
        }
        return new Crossings(since);
    }

    private static void writeEpisode(Episode episode, DataOutputStream out) throws IOException {
        out.writeUTF(episode.level());
        out.writeUTF(episode.gravest());
        writeInstant(episode.since(), out);
        writeInstant(episode.openedAt(), out);
        out.writeInt(episode.sequence());
        out.writeInt(episode.toldSequence());
    }

    private static Episode readEpisode(DataInputStream in) throws IOException {
        return new Episode(in.readUTF(), in.readUTF(), readInstant(in), readInstant(in), in.readInt(), in.readInt());
    }
}
