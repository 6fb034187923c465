package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.streams.measure.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueCorrectionsTest {

    private static final Scope ANN = new Scope(ScopeType.OWNER, "ann");
    private static final Scope BEN = new Scope(ScopeType.OWNER, "ben");

    private final DueCorrections due = new DueCorrections(Pace.STANDARD);

    @Test
    void shouldWaitUntilAScopeHasFallenQuiet() {
        due.changed(ANN, at(0));
        due.changed(ANN, at(1));

        assertThat(visited(at(2))).isEmpty();
        assertThat(visited(at(3))).containsExactly(ANN);
        assertThat(visited(at(60))).isEmpty();
    }

    @Test
    void shouldNotWaitForEver() {
        for (int second = 0; second < 30; second++) {
            due.changed(ANN, at(second));
            assertThat(visited(at(second))).isEmpty();
        }
        due.changed(ANN, at(30));

        assertThat(visited(at(30))).containsExactly(ANN);
    }

    @Test
    void shouldTakeWhoHasWaitedLongestFirst() {
        due.changed(BEN, at(0));
        due.changed(ANN, at(1));
        due.changed(BEN, at(2));

        assertThat(visited(at(9))).containsExactly(BEN, ANN);
    }

    @Test
    void shouldGoOnNextTimeWithWhomTimeRanOutOn() {
        due.changed(BEN, at(0));
        due.changed(ANN, at(1));
        List<Scope> begun = new ArrayList<>();
        due.visit(
                at(9),
                scope -> true,
                scope -> {
                    begun.add(scope);
                    return false;
                },
                scope -> false);

        assertThat(begun).containsExactly(BEN);
        assertThat(visited(at(9))).containsExactly(BEN, ANN);
    }

    @Test
    void shouldLetWhoIsNotReadyKeepItsTurnAndGoOn() {
        due.changed(BEN, at(0));
        due.changed(ANN, at(1));
        List<Scope> corrected = new ArrayList<>();
        due.visit(at(9), scope -> scope.equals(ANN), corrected::add, scope -> false);

        assertThat(corrected).containsExactly(ANN);
        assertThat(visited(at(9))).containsExactly(BEN);
    }

    @Test
    void shouldGiveAnotherTurnToWhatChangedWhileItWasCorrected() {
        due.changed(BEN, at(0));
        due.visit(at(9), scope -> true, scope -> true, scope -> true);

        assertThat(visited(at(9))).isEmpty();
        assertThat(visited(at(11))).containsExactly(BEN);
    }

    private List<Scope> visited(long now) {
        List<Scope> visited = new ArrayList<>();
        due.visit(now, scope -> true, visited::add, scope -> false);
        return visited;
    }

    private static long at(int second) {
        return Duration.ofSeconds(second).toNanos();
    }
}
