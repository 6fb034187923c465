package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.Breached;
import io.globalkpi.alert.rule.Crossings;
import io.globalkpi.alert.rule.Episode;
import io.globalkpi.alert.rule.Health;
import io.globalkpi.alert.rule.Normal;
import io.globalkpi.alert.rule.Past;
import io.globalkpi.alert.rule.Recoveries;
import io.globalkpi.alert.rule.Suspect;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Health as bytes, in the state format of {@link #VERSION}. A change of the order here is another version.
 *
 * <p>Version 1 knew neither recoveries nor flapping: what it wrote is read as if there had been none.
 */
final class WatchFormat {

    static final byte VERSION = 2;

    private static final int NORMAL = 0;
    private static final int SUSPECT = 1;
    private static final int BREACHED = 2;
    private static final long NONE = Long.MIN_VALUE;

    private WatchFormat() {}

    static void write(Health health, DataOutputStream out) throws IOException {
        if (health instanceof Normal normal) {
            out.writeByte(NORMAL);
            writePast(normal.past(), out);
        } else if (health instanceof Suspect suspect) {
            out.writeByte(SUSPECT);
            writePast(suspect.past(), out);
            writeSpells(suspect.crossings().since(), out);
        } else if (health instanceof Breached breached) {
            out.writeByte(BREACHED);
            writeEpisode(breached.episode(), out);
            writeSpells(breached.crossings().since(), out);
            writeSpells(breached.recoveries().since(), out);
            writePast(breached.past(), out);
        }
    }

    static Health read(DataInputStream in, int version) throws IOException {
        int kind = in.readByte();
        if (kind == NORMAL) {
            return new Normal(readPast(in, version));
        }
        if (kind == SUSPECT) {
            Past past = readPast(in, version);
            return new Suspect(new Crossings(readSpells(in)), past);
        }
        if (kind == BREACHED) {
            Episode episode = readEpisode(in, version);
            Crossings crossings = new Crossings(readSpells(in));
            return version == 1
                    ? new Breached(episode, crossings, Recoveries.NONE, Past.NONE)
                    : new Breached(episode, crossings, new Recoveries(readSpells(in)), readPast(in, version));
        }
        throw new IOException("unknown health " + kind);
    }

    static void writeInstant(Instant instant, DataOutputStream out) throws IOException {
        out.writeLong(instant.toEpochMilli());
    }

    static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochMilli(in.readLong());
    }

    private static void writePast(Past past, DataOutputStream out) throws IOException {
        out.writeLong(past.lastSince().map(Instant::toEpochMilli).orElse(NONE));
        out.writeInt(past.openings().size());
        for (Instant opening : past.openings()) {
            writeInstant(opening, out);
        }
    }

    private static Past readPast(DataInputStream in, int version) throws IOException {
        long last = in.readLong();
        List<Instant> openings = new ArrayList<>();
        for (int left = version == 1 ? 0 : in.readInt(); left > 0; left--) {
            openings.add(readInstant(in));
        }
        return new Past(last == NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last)), openings);
    }

    private static void writeSpells(Map<String, Instant> since, DataOutputStream out) throws IOException {
        out.writeInt(since.size());
        for (var spell : new TreeMap<>(since).entrySet()) {
            out.writeUTF(spell.getKey());
            writeInstant(spell.getValue(), out);
        }
    }

    private static Map<String, Instant> readSpells(DataInputStream in) throws IOException {
        Map<String, Instant> since = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            since.put(in.readUTF(), readInstant(in));
        }
        return since;
    }

    private static void writeEpisode(Episode episode, DataOutputStream out) throws IOException {
        out.writeUTF(episode.level());
        out.writeUTF(episode.gravest());
        writeInstant(episode.since(), out);
        writeInstant(episode.openedAt(), out);
        out.writeInt(episode.sequence());
        out.writeInt(episode.toldSequence());
        out.writeBoolean(episode.flapping());
    }

    private static Episode readEpisode(DataInputStream in, int version) throws IOException {
        return new Episode(
                in.readUTF(),
                in.readUTF(),
                readInstant(in),
                readInstant(in),
                in.readInt(),
                in.readInt(),
                version > 1 && in.readBoolean());
    }
}
