package io.globalkpi.streams.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is added when, with however many restarts: every step says the sum of what was added, or is told so by the step before it. */
class ScopeWindowsTest {

    private static final long BEGIN = Instant.parse("2026-03-20T05:17:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000L;
    private static final List<String> ZONES = List.of("America/Los_Angeles", "Europe/Berlin", "Asia/Tokyo");
    private static final Scope SCOPE = new Scope(ScopeType.COMPANY, "acme");

    private record Added(Cell cell, long amount) {}

    private final List<Added> added = new ArrayList<>();
    private final Map<Window, TreeMap<Integer, Long>> said = new HashMap<>();
    private final Map<Window, TreeMap<Integer, Long>> saidEarlier = new HashMap<>();
    private final Set<String> forgotten = new HashSet<>();
    private final Stored stored = new Stored();
    private final StepSink sink = new Said();
    private ScopeWindows windows = fresh();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldSayTheSumsOfAllThatWasAdded(long seed) {
        Random random = new Random(seed);
        int zones = 1 + random.nextInt(ZONES.size());
        long frontier = BEGIN;
        for (int adds = 1 + random.nextInt(9); adds > 0; adds--) {
            add(random, zones, frontier);
        }
        for (int turn = 0; turn < 60; turn++) {
            for (int adds = random.nextInt(4); adds > 0; adds--) {
                add(random, zones, frontier);
            }
            frontier += (long) (random.nextDouble() * (random.nextInt(6) == 0 ? 60 : 3) * HOUR);
            settle(frontier, random);
            assertThat(windows.isSound()).isTrue();
            if (random.nextInt(3) == 0) {
                restart();
                assertThat(windows.isSound()).isTrue();
            }
        }
        settle(frontier, random);
        assertEverySaidStepIsRight(frontier);
        assertOldStepsAreForgotten(frontier);
    }

    /** While catching up much is told before it is known where windows begin: it must not all be said twice. */
    @Test
    void shouldCorrectOfWhatCameBeforeTheyBeganOnlyWhatTheyHavePassed() {
        add(BEGIN + 3 * HOUR, ZoneId.of("Europe/Berlin"), Booking.MINUTE, 5);
        windows.advance(BEGIN, sink, () -> true);
        assertThat(windows.hasCorrections()).isFalse();

        windows = fresh();
        add(BEGIN - 3 * HOUR, ZoneId.of("Europe/Berlin"), Booking.MINUTE, 5);
        windows.advance(BEGIN, sink, () -> true);
        assertThat(windows.hasCorrections()).isTrue();
    }

    @Test
    void shouldKnowTheNewestMinuteThoughRestarted() {
        assertThat(windows.newest()).isEmpty();
        add(BEGIN - 3 * HOUR, ZoneId.of("Europe/Berlin"), Booking.MINUTE, 5);
        add(BEGIN + 12_000, ZoneId.of("Europe/Berlin"), Booking.MINUTE, 5);
        add(BEGIN + 3 * HOUR, ZoneId.of("Europe/Berlin"), Booking.DAY, 5);
        restart();
        assertThat(windows.newest()).hasValue(BEGIN);
        assertThat(windows.haveBegun()).isFalse();
        windows.advance(BEGIN, sink, () -> true);
        restart();
        assertThat(windows.haveBegun()).isTrue();
    }

    /** A position is one record: with every minute of months in it a broker would not take it, now or ever. */
    @Test
    void shouldStaySmallThoughMonthsAreToldBeforeItIsKnownWhereTheyBegin() {
        for (int minute = 0; minute < 100 * 24 * 60; minute++) {
            add(BEGIN - minute * 60_000L, ZoneId.of("Europe/Berlin"), Booking.MINUTE, 1);
        }
        windows.drain(stored);
        assertThat(stored.position.length).isLessThan(1_000);

        windows.advance(BEGIN, sink, () -> true);
        windows.drain(stored);
        assertThat(stored.position.length).isLessThan(350_000);
        assertThat(windows.hasCorrections()).isTrue();
    }

    /** Time for one step more, or none, until all have arrived. */
    private void settle(long frontier, Random random) {
        while (!windows.advance(frontier, sink, () -> random.nextInt(5) > 0)) {
            if (random.nextInt(40) == 0) {
                restart();
            }
        }
        windows.showOpen(frontier, sink);
        while (windows.hasCorrections() && !windows.correct(frontier, sink, () -> random.nextInt(50) > 0)) {
            if (random.nextInt(10) == 0) {
                restart();
            }
        }
    }

    private void restart() {
        windows.drain(stored);
        windows = stored.load();
    }

    private void add(Random random, int zones, long frontier) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(zones)));
        long hours = random.nextInt(5) == 0 ? -24 * random.nextInt(7) : random.nextInt(30) - 25;
        long time = frontier + hours * HOUR + random.nextInt((int) HOUR);
        int reach = random.nextInt(3);
        add(time, zone, reach, random.nextInt(4) == 0 && !added.isEmpty() ? -5 : 1 + random.nextInt(9));
    }

    private void add(long time, ZoneId zone, int reach, long amount) {
        int day = (int) Instant.ofEpochMilli(time).atZone(zone).toLocalDate().toEpochDay();
        Cell cell = new Cell((int) Math.floorDiv(time, 60_000L), day, reach);
        MeasureVector amounts = new MeasureVector();
        amounts.add(Measure.ORDERS.slot(), amount);
        added.add(new Added(cell, amount));
        windows.add(cell, amounts, zone.getId());
    }

    private final class Said implements StepSink {

        @Override
        public void publish(Scope scope, Step step, long[] sums, long @Nullable [] earlier) {
            said.computeIfAbsent(step.window(), any -> new TreeMap<>()).put(step.number(), sums[Measure.ORDERS.slot()]);
            if (earlier != null) {
                saidEarlier
                        .computeIfAbsent(step.window(), any -> new TreeMap<>())
                        .put(step.number(), earlier[Measure.ORDERS.slot()]);
            }
        }

        @Override
        public void forget(Scope scope, Window window, int step) {
            said.getOrDefault(window, new TreeMap<>()).remove(step);
            saidEarlier.getOrDefault(window, new TreeMap<>()).remove(step);
            assertThat(forgotten.add(window + " " + step)).as("forgets once").isTrue();
        }
    }

    /** Nothing is kept for ever that nobody asks for after days. */
    private void assertOldStepsAreForgotten(long frontier) {
        Map.of(Window.ROLLING_1H, 11, Window.ROLLING_24H, 51, Window.ROLLING_7D, 51)
                .forEach((window, days) -> {
                    int kept = window.stepOf(window.grain().slotOf(frontier - days * 24 * HOUR));
                    assertThat(said.get(window).firstKey())
                            .as("first step of %s", window)
                            .isGreaterThanOrEqualTo(kept);
                });
    }

    /** From as far back as steps are kept and may still be corrected to now. */
    private void assertEverySaidStepIsRight(long frontier) {
        for (Window window : Window.values()) {
            int to = window.stepOf(
                    window.grain() == Grain.DAY ? day(frontier) : window.grain().slotOf(frontier));
            int from = window.stepOf(window.grain().slotOf(frontier - keptDays(window) * 24 * HOUR));
            for (int step = from; step <= to; step++) {
                assertThat(carried(said, window, step))
                        .as("%s at step %s of %s", window, step, to)
                        .isEqualTo(sum(window, window.from(step, Periods.CALENDAR), window.to(step)));
                if (plan().comparesEarlier(window)) {
                    assertThat(carried(saidEarlier, window, step))
                            .as("before %s at step %s of %s", window, step, to)
                            .isEqualTo(sum(
                                    window,
                                    window.earlierFrom(step, Periods.CALENDAR),
                                    window.earlierTo(step, Periods.CALENDAR)));
                }
            }
        }
    }

    private static int keptDays(Window window) {
        return window.forgottenWith() == Grain.HOUR ? 34 : 7;
    }

    /** The date in the westernmost zone: what has begun everywhere. */
    private static int day(long frontier) {
        return (int) Instant.ofEpochMilli(frontier)
                .atZone(ZoneId.of(ZONES.get(0)))
                .toLocalDate()
                .toEpochDay();
    }

    private static long carried(Map<Window, TreeMap<Integer, Long>> values, Window window, int step) {
        Map.Entry<Integer, Long> last =
                values.getOrDefault(window, new TreeMap<>()).floorEntry(step);
        return last == null ? 0 : last.getValue();
    }

    private long sum(Window window, int from, int to) {
        return added.stream()
                .filter(one -> one.cell().reaches(window.grain()))
                .filter(one ->
                        one.cell().slot(window.grain()) >= from && one.cell().slot(window.grain()) < to)
                .mapToLong(Added::amount)
                .sum();
    }

    private static ScopeWindows fresh() {
        return new ScopeWindows(SCOPE, plan());
    }

    private static WindowPlan plan() {
        return new WindowPlan() {

            @Override
            public Periods periods() {
                return Periods.CALENDAR;
            }

            @Override
            public boolean isPromised(Scope scope, Window window, int step) {
                return false;
            }

            @Override
            public SlotMask slots(Window window) {
                return new SlotMask(-1, -1);
            }

            @Override
            public boolean comparesEarlier(Window window) {
                return window == Window.ROLLING_7D || window == Window.MONTH || window == Window.ROLLING_30D;
            }

            @Override
            public boolean isRedefined(Window window, int step) {
                return false;
            }

            @Override
            public List<Integer> ripenings(Window window) {
                return window == Window.ROLLING_30D ? List.of(30) : List.of();
            }
        };
    }

    /** What a state store would hold. */
    private static final class Stored implements ScopeStore {

        private record Place(Grain grain, int chunk) {}

        private final Map<Place, byte[]> panes = new HashMap<>();
        private byte[] position = {};

        @Override
        public void panes(Scope scope, Grain grain, PaneChunk chunk) {
            if (chunk.isEmpty()) {
                panes.remove(new Place(grain, chunk.number()));
            } else {
                ByteSink out = new ByteSink(64);
                chunk.write(out);
                panes.put(new Place(grain, chunk.number()), out.toBytes());
            }
        }

        @Override
        public void position(Scope scope, byte[] bytes) {
            position = bytes;
        }

        ScopeWindows load() {
            ScopeWindows windows = fresh();
            panes.forEach((place, bytes) ->
                    windows.loadPanes(place.grain(), PaneChunk.read(place.chunk(), ByteBuffer.wrap(bytes))));
            windows.loadPosition(position);
            return windows;
        }
    }
}
