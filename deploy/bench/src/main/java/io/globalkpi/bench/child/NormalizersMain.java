package io.globalkpi.bench.child;

import io.globalkpi.bench.room.Reading;
import io.globalkpi.bench.room.Readings;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Reads the same bytes in three ways, taking turns of some milliseconds. Time is the thread's own on a processor, so that what else
 * the machine does is not in it; nor are the few collections of garbage, all of which is young. Arguments: name of the reading,
 * seconds to warm up once or as often as it takes, seconds to measure.
 */
public final class NormalizersMain {

    /** Then follow: passes a second of each way, plainly first; shares of the plain ones; bytes, items and events of a pass. */
    public static final String MEASURED = "MEASURED";

    private static final long TURN_NANOS = 10_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Milliseconds of compiling in a second of work: less is a correction here and there. */
    private static final double AT_REST = 50;

    /** Times to warm up at most: something is compiled anew for ever in some programs. */
    private static final int PATIENCE = 6;

    private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private NormalizersMain() {}

    public static void main(String[] args) throws IOException {
        TrustedRecords.trust();
        Reading reading = Readings.of(args[0]);
        List<LongSupplier> ways = List.of(reading::plain, reading::normalized, reading::kept);
        warmUp(ways, Double.parseDouble(args[1]));
        List<double[]> rounds = turns(ways, Double.parseDouble(args[2]));
        StringBuilder said = new StringBuilder(MEASURED);
        for (int way = 0; way < ways.size(); way++) {
            say(said, median(rounds, way, -1));
        }
        for (int way = 1; way < ways.size(); way++) {
            say(said, median(rounds, way, 0));
        }
        System.out.println(said + " " + reading.bytes() + " " + reading.items() + " " + reading.normalized());
    }

    private static void say(StringBuilder said, double figure) {
        said.append(String.format(Locale.ROOT, " %.4f", figure));
    }

    private static long now() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** The service runs for months, so its code is compiled; compilers get what a busy machine leaves them, so that is waited for. */
    private static void warmUp(List<LongSupplier> ways, double seconds) {
        long before;
        int times = 0;
        do {
            before = COMPILERS.getTotalCompilationTime();
            turns(ways, seconds);
            times++;
        } while (COMPILERS.getTotalCompilationTime() - before > seconds * AT_REST && times < PATIENCE);
    }

    /** Passes a second of each way, round by round. */
    private static List<double[]> turns(List<LongSupplier> ways, double seconds) {
        List<double[]> rounds = new ArrayList<>();
        long end = now() + (long) (seconds * NANOS_PER_SECOND);
        while (now() < end) {
            double[] round = new double[ways.size()];
            for (int way = 0; way < round.length; way++) {
                round[way] = turn(ways.get(way));
            }
            rounds.add(round);
        }
        return rounds;
    }

    private static double turn(LongSupplier way) {
        long begin = now();
        long first = way.getAsLong();
        int passes = 1;
        while (now() - begin < TURN_NANOS) {
            if (way.getAsLong() != first) {
                throw new IllegalStateException("the same bytes gave something else");
            }
            passes++;
        }
        return passes * NANOS_PER_SECOND / (now() - begin);
    }

    /** @param over the way it is a share of in each round; negative for none */
    private static double median(List<double[]> rounds, int way, int over) {
        double[] sorted = rounds.stream()
                .mapToDouble(round -> over < 0 ? round[way] : round[way] / round[over])
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
