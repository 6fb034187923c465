package io.globalkpi.streams.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which steps of one window are published when, in one zone: by hand, step by step. */
class WindowStepsTest {

    private static final Scope SITE = new Scope(ScopeType.SITE, "amazon-uk/acme");
    private static final int MONDAY = day("2026-03-02");

    private final Plan plan = new Plan();
    private final List<String> said = new ArrayList<>();
    private Window watched = Window.DAY;
    private final ScopeWindows windows = new ScopeWindows(SITE, plan);
    private final StepSink sink = new StepSink() {

        @Override
        public void publish(Scope scope, Step step, long[] sums, long @Nullable [] earlier) {
            if (step.window() == watched) {
                said.add(at(step.number())
                        + (step.closed() ? "=" : "~")
                        + sums[Measure.ORDERS.slot()]
                        + (earlier == null ? "" : "/" + earlier[Measure.ORDERS.slot()]));
            }
        }

        @Override
        public void forget(Scope scope, Window window, int step) {
            if (window == watched) {
                said.add("-" + at(step));
            }
        }
    };

    @Test
    void shouldShowARunningStepWheneverItChanged() {
        orders("2026-03-02T10:00:00Z", 2);
        assertThat(live("2026-03-02T10:01:00Z")).containsExactly("0~2");
        assertThat(live("2026-03-02T10:02:00Z")).isEmpty();

        orders("2026-03-02T10:02:30Z", 1);
        assertThat(live("2026-03-02T10:03:00Z")).containsExactly("0~3");
    }

    @Test
    void shouldCloseADayWithWhatItHadAndTheNextOneIfItDiffers() {
        orders("2026-03-02T10:00:00Z", 2);
        live("2026-03-02T10:01:00Z");

        assertThat(live("2026-03-03T00:00:00Z")).containsExactly("0=2", "1~0");
        assertThat(live("2026-03-04T00:00:00Z")).containsExactly("1=0");
        assertThat(live("2026-03-09T00:00:00Z")).isEmpty();
    }

    @Test
    void shouldRollStepByStepUntilAllHasLeft() {
        watched = Window.ROLLING_1H;
        orders("2026-03-02T10:00:00Z", 2);
        live("2026-03-02T10:01:00Z");
        said.clear();

        int begin = watched.stepOf(Grain.MINUTE.slotOf(time("2026-03-02T10:00:00Z")));
        advance("2026-03-02T12:00:00Z");

        assertThat(said).first().isEqualTo(begin - MONDAY + "=2");
        assertThat(said).last().isEqualTo(begin + 12 - MONDAY + "=0");
        assertThat(said).filteredOn(step -> step.contains("=")).hasSize(2);
    }

    @Test
    void shouldSayNothingOfWhatItsReadersDoNotSee() {
        plan.seen = SlotMask.NONE.with(Measure.SESSIONS.slot());
        orders("2026-03-02T10:00:00Z", 2);

        assertThat(live("2026-03-02T10:01:00Z")).isEmpty();
        assertThat(corrected("2026-03-02T10:01:00Z")).isEmpty();
        orders("2026-03-02T10:01:30Z", 2);
        assertThat(live("2026-03-02T10:02:00Z")).isEmpty();
        assertThat(live("2026-03-03T00:00:00Z")).isEmpty();
        orders("2026-03-01T10:01:30Z", 2);
        assertThat(windows.hasCorrections()).isFalse();
        assertThat(corrected("2026-03-03T00:00:00Z")).isEmpty();
    }

    @Test
    void shouldCloseWhatIsPromisedThoughNothingHappens() {
        orders("2026-03-02T10:00:00Z", 2);
        live("2026-03-02T10:01:00Z");
        plan.promisedFrom = MONDAY;

        assertThat(live("2026-03-05T00:00:00Z")).containsExactly("0=2", "1=0", "2=0", "3~0");
    }

    @Test
    void shouldCloseWhatIsPromisedLaterThoughTimeGoesOnInOneLeap() {
        orders("2026-03-02T10:00:00Z", 2);
        live("2026-03-04T10:01:00Z");
        plan.promisedFrom = MONDAY + 6;

        assertThat(live("2026-03-10T00:00:00Z")).containsExactly("6=0", "7=0", "8~0");
    }

    @Test
    void shouldShowARunningStepAgainWhenWhatItIsComparedWithChanges() {
        watched = Window.MONTH;
        plan.compared = Window.MONTH;
        orders("2026-03-02T10:00:00Z", 2);
        live("2026-03-02T10:01:00Z");
        assertThat(live("2026-03-05T10:00:00Z")).containsExactly("0=2/0");

        orders("2026-01-31T10:00:00Z", 1);
        assertThat(live("2026-03-05T10:00:00Z")).as("before the month before").isEmpty();
        orders("2026-02-01T10:00:00Z", 1);
        assertThat(live("2026-03-05T10:00:00Z")).containsExactly("3~2/1");
        orders("2026-02-05T10:00:00Z", 1);
        assertThat(live("2026-03-05T10:00:00Z")).containsExactly("3~2/2");
        orders("2026-02-06T10:00:00Z", 1);
        assertThat(live("2026-03-05T10:00:00Z"))
                .as("a day more than have gone by")
                .isEmpty();
    }

    @Test
    void shouldCorrectNothingWhenOnlyRunningStepsAreConcerned() {
        orders("2026-03-02T10:00:00Z", 2);
        live("2026-03-02T10:01:00Z");
        corrected("2026-03-02T10:01:00Z");

        orders("2026-03-02T10:00:30Z", 2);
        assertThat(windows.hasCorrections()).isFalse();
        orders("2026-03-02T09:50:00Z", 2);
        assertThat(windows.hasCorrections()).isTrue();
    }

    @Test
    void shouldCloseAStepThatWasShownThoughItSaysNothingAnyMore() {
        windows.add(cell("2026-03-03T07:00:00Z"), amount(1), "America/Los_Angeles");
        orders("2026-03-03T07:00:00Z", 1);
        live("2026-03-03T07:10:00Z");
        corrected("2026-03-03T07:10:00Z");

        orders("2026-03-02T10:00:00Z", 5);
        assertThat(corrected("2026-03-03T07:10:00Z")).containsExactly("0~5");
        orders("2026-03-02T10:00:00Z", -5);
        assertThat(corrected("2026-03-03T07:10:00Z")).containsExactly("0~0");
        assertThat(live("2026-03-03T08:00:00Z")).containsExactly("0=0");
    }

    @Test
    void shouldCloseTheStepFromWhichKpisAreOthers() {
        watched = Window.MONTH;
        orders("2026-03-02T10:00:00Z", 2);
        live("2026-03-04T10:01:00Z");
        plan.redefined = MONDAY + 4;

        assertThat(live("2026-03-08T00:00:00Z")).containsExactly("4=2");
    }

    @Test
    void shouldShowRunningStepsAnewWhenAskedTo() {
        orders("2026-03-02T10:00:00Z", 2);
        live("2026-03-02T10:01:00Z");
        windows.showAnew();

        assertThat(live("2026-03-02T10:01:00Z")).containsExactly("0~2");
        assertThat(live("2026-03-02T10:01:00Z")).isEmpty();
    }

    @Test
    void shouldNotShowAnewWhatSaysNothing() {
        orders("2026-03-02T10:00:00Z", 2);
        live("2026-03-05T10:01:00Z");
        windows.showAnew();

        assertThat(live("2026-03-05T10:01:00Z")).isEmpty();
    }

    @Test
    void shouldRewriteEveryStepThatALateContributionIsIn() {
        watched = Window.WEEK;
        orders("2026-03-02T10:00:00Z", 2);
        live("2026-03-05T10:00:00Z");
        assertThat(corrected("2026-03-05T10:00:00Z"))
                .as("what came before the begin")
                .containsExactly("0=2", "1=2", "2=2");
        orders("2026-03-03T10:00:00Z", 5);

        assertThat(corrected("2026-03-05T10:00:00Z")).containsExactly("1=7", "2=7");
        assertThat(live("2026-03-05T10:00:00Z")).containsExactly("3~7");
        assertThat(corrected("2026-03-05T10:00:00Z")).isEmpty();
    }

    @Test
    void shouldRewriteOnWhenThereIsTimeAgain() {
        watched = Window.MONTH;
        orders("2026-03-02T10:00:00Z", 1);
        live("2026-03-06T10:00:00Z");
        orders("2026-03-02T11:00:00Z", 1);
        said.clear();

        int turns = 1;
        while (!windows.correct(time("2026-03-06T10:00:00Z"), sink, () -> false)) {
            assertThat(windows.hasCorrections()).isTrue();
            turns++;
        }

        assertThat(said).containsExactly("0=2", "1=2", "2=2", "3=2");
        assertThat(windows.hasCorrections()).isFalse();
        assertThat(turns).as("a step each").isGreaterThan(100);
    }

    @Test
    void shouldNotRewriteHoursThatAreFrozen() {
        watched = Window.ROLLING_1H;
        orders("2026-03-02T10:00:00Z", 1);
        live("2026-03-12T10:00:00Z");
        orders("2026-03-03T10:00:00Z", 1);
        orders("2026-03-05T10:00:00Z", 1);

        int frozen = watched.stepOf(Grain.MINUTE.slotOf(time("2026-03-03T10:00:00Z"))) - MONDAY;
        int open = watched.stepOf(Grain.MINUTE.slotOf(time("2026-03-05T10:00:00Z"))) - MONDAY;
        assertThat(corrected("2026-03-12T10:00:00Z")).contains(open + "=1").doesNotContain(frozen + "=1");
    }

    @Test
    void shouldCompareWithThePeriodBefore() {
        watched = Window.ROLLING_7D;
        plan.compared = Window.ROLLING_7D;
        orders("2026-03-02T10:00:00Z", 1);
        live("2026-03-02T10:01:00Z");
        int first = Grain.HOUR.slotOf(time("2026-03-02T10:00:00Z")) - MONDAY;

        List<String> all = live("2026-03-20T10:00:00Z");

        assertThat(all).contains(first + "=1/0", first + 168 + "=0/1", first + 336 + "=0/0");
    }

    @Test
    void shouldPublishACohortAgainWhenItIsRipe() {
        watched = Window.ROLLING_30D;
        plan.ripening = 3;
        orders("2026-03-02T10:00:00Z", 4);
        live("2026-03-03T00:00:00Z");

        assertThat(live("2026-03-04T00:00:00Z")).doesNotContain("0=4");
        assertThat(live("2026-03-05T00:00:00Z")).doesNotContain("0=4");
        assertThat(live("2026-03-06T00:00:00Z")).containsExactly("0=4");
        assertThat(live("2026-03-07T00:00:00Z")).isEmpty();
    }

    @Test
    void shouldForgetWhatWasPublishedFromMinutesThatAreGone() {
        watched = Window.ROLLING_1H;
        orders("2026-03-02T10:00:00Z", 1);
        live("2026-03-02T10:01:00Z");
        int first = watched.stepOf(Grain.MINUTE.slotOf(time("2026-03-02T10:00:00Z"))) - MONDAY;

        assertThat(live("2026-03-12T10:00:00Z")).noneMatch(step -> step.startsWith("-"));
        assertThat(live("2026-03-12T10:05:00Z"))
                .contains("-" + first, "-" + (first + 24))
                .doesNotContain("-" + (first + 25));
    }

    @Test
    void shouldTakeBothUntilTheDateIsOverInEveryZone() {
        orders("2026-03-02T10:00:00Z", 2);
        windows.add(cell("2026-03-02T10:00:00Z"), amount(3), "America/Los_Angeles");
        live("2026-03-02T10:01:00Z");

        assertThat(windows.hasOneZone()).isFalse();
        assertThat(live("2026-03-03T07:55:00Z")).containsExactly("1~0");
        assertThat(live("2026-03-03T08:00:00Z")).containsExactly("0=5");
    }

    @Test
    void shouldSayWhatADateAddsUpToAndHowManyPanesThereAre() {
        orders("2026-03-02T10:00:00Z", 2);
        orders("2026-03-02T10:00:30Z", 3);
        orders("2026-03-03T10:00:00Z", 7);

        assertThat(windows.sumsOf(MONDAY)[Measure.ORDERS.slot()]).isEqualTo(5);
        assertThat(windows.sumsOf(MONDAY + 1)[Measure.ORDERS.slot()]).isEqualTo(7);
        assertThat(windows.sumsOf(MONDAY + 2)[Measure.ORDERS.slot()]).isZero();
        assertThat(windows.panes()).as("two minutes, two hours, two days").isEqualTo(6);
        assertThat(windows.scope()).isEqualTo(SITE);
    }

    @Test
    void shouldKnowItsZones() {
        orders("2026-03-02T10:00:00Z", 2);
        assertThat(windows.hasOneZone()).isTrue();
        assertThat(windows.zone()).isEqualTo(ZoneId.of("UTC"));

        windows.add(cell("2026-03-02T10:00:00Z"), amount(3), "America/Los_Angeles");
        assertThat(windows.hasOneZone()).isFalse();
        assertThat(windows.zone()).as("the first by name").isEqualTo(ZoneId.of("America/Los_Angeles"));
    }

    private List<String> live(String frontier) {
        said.clear();
        advance(frontier);
        windows.showOpen(time(frontier), sink);
        return List.copyOf(said);
    }

    private void advance(String frontier) {
        assertThat(windows.advance(time(frontier), sink, () -> true)).isTrue();
        assertThat(windows.hasArrived(time(frontier))).isTrue();
    }

    private List<String> corrected(String frontier) {
        said.clear();
        windows.correct(time(frontier), sink, () -> true);
        assertThat(windows.hasCorrections()).isFalse();
        return List.copyOf(said);
    }

    private void orders(String at, long amount) {
        windows.add(cell(at), amount(amount), "UTC");
    }

    private static Cell cell(String at) {
        return new Cell((int) (time(at) / 60_000), day(at.substring(0, 10)), Booking.MINUTE);
    }

    private static MeasureVector amount(long orders) {
        MeasureVector amounts = new MeasureVector();
        amounts.add(Measure.ORDERS.slot(), orders);
        return amounts;
    }

    private static long time(String at) {
        return Instant.parse(at).toEpochMilli();
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    /** Steps of days are counted from that Monday. */
    private static int at(int step) {
        return step - MONDAY;
    }

    private static final class Plan implements WindowPlan {

        private SlotMask seen = new SlotMask(-1, -1);
        private @Nullable Window compared;
        private int promisedFrom = Integer.MAX_VALUE;
        private int redefined = Integer.MIN_VALUE;
        private int ripening;

        @Override
        public Periods periods() {
            return Periods.CALENDAR;
        }

        @Override
        public SlotMask slots(Window window) {
            return seen;
        }

        @Override
        public boolean comparesEarlier(Window window) {
            return window == compared;
        }

        @Override
        public boolean isRedefined(Window window, int step) {
            return step == redefined;
        }

        @Override
        public boolean isPromised(Scope scope, Window window, int step) {
            return step >= promisedFrom;
        }

        @Override
        public List<Integer> ripenings(Window window) {
            return ripening == 0 ? List.of() : List.of(ripening);
        }
    }
}
