package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.Breached;
import io.globalkpi.alert.rule.Crossings;
import io.globalkpi.alert.rule.Ended;
import io.globalkpi.alert.rule.Episode;
import io.globalkpi.alert.rule.Evidence;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Health as bytes, in the state format of {@link #VERSION}. A change of the order here is another version.
 *
 * <p>Version 1 knew neither recoveries nor flapping nor evidence: what it wrote is read as if there had been none.
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
            writeEvidence(breached.evidence(), out);
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
                    ? new Breached(episode, crossings, Recoveries.NONE, Evidence.NONE, Past.NONE)
                    : new Breached(
                            episode,
                            crossings,
                            new Recoveries(readSpells(in)),
                            readEvidence(in),
                            readPast(in, version));
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
        writeInstants(past.openings(), out);
        out.writeBoolean(past.ended().isPresent());
        if (past.ended().isPresent()) {
            writeEpisode(past.ended().get().episode(), out);
            writeEvidence(past.ended().get().evidence(), out);
        }
    }

    private static Past readPast(DataInputStream in, int version) throws IOException {
        long last = in.readLong();
        Optional<Instant> lastSince = last == NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last));
        if (version == 1) {
            return new Past(lastSince, List.of(), Optional.empty());
        }
        List<Instant> openings = readInstants(in);
        return new Past(
                lastSince,
                openings,
                in.readBoolean()
                        ? Optional.of(new Ended(readEpisode(in, version), readEvidence(in)))
                        : Optional.empty());
    }

    private static void writeEvidence(Evidence evidence, DataOutputStream out) throws IOException {
        writeInstants(new TreeSet<>(evidence.steps()), out);
        out.writeBoolean(evidence.more());
        out.writeLong(evidence.lostAt().map(Instant::toEpochMilli).orElse(NONE));
    }

    private static Evidence readEvidence(DataInputStream in) throws IOException {
        Set<Instant> steps = Set.copyOf(readInstants(in));
        boolean more = in.readBoolean();
        long lost = in.readLong();
        return new Evidence(steps, more, lost == NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lost)));
    }

    private static void writeInstants(Collection<Instant> instants, DataOutputStream out) throws IOException {
        out.writeInt(instants.size());
        for (Instant instant : instants) {
            writeInstant(instant, out);
        }
    }

    private static List<Instant> readInstants(DataInputStream in) throws IOException {
        List<Instant> instants = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            instants.add(readInstant(in));
        }
        return instants;
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
