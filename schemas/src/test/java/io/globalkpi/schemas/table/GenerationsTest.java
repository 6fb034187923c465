package io.globalkpi.schemas.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.KpiGenerations;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationsTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private static Generations of(KpiGenerations row) {
        return Generations.of(Manifest.newBuilder()
                .setVersion(7)
                .setAppliedAt(NOON)
                .setReportingCurrency("USD")
                .setZone("UTC")
                .setFingerprint("")
                .setGenerations(row)
                .build());
    }

    @Test
    void shouldBeTheFirstAloneUntilAManifestSaysOtherwise() {
        assertThat(of(null)).isEqualTo(Generations.FIRST_ALONE);
        assertThat(of(null).live()).containsExactly(Generation.FIRST);
    }

    @Test
    void shouldSwitchThereAndBackAndGiveNoNumberTwice() {
        Generations begun = Generations.FIRST_ALONE.begun();
        assertThat(begun.live()).containsExactly(new Generation(1), new Generation(2));

        Generations switched = begun.switched(NOON);
        assertThat(switched.live()).containsExactly(new Generation(2), new Generation(1));
        assertThat(switched.since()).isEqualTo(NOON);
        assertThat(switched.switched(NOON).inForce()).isEqualTo(Generation.FIRST);

        assertThat(begun.retired().begun().live()).containsExactly(new Generation(1), new Generation(3));
    }

    @Test
    void shouldStandInAManifestAsItIs() {
        Generations switched = Generations.FIRST_ALONE.begun().switched(NOON);

        assertThat(of(switched.toRecord())).isEqualTo(switched);
        assertThat(of(switched.retired().toRecord())).isEqualTo(switched.retired());
    }

    @Test
    void shouldRefuseWhatIsNoStepFromHere() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Generations.FIRST_ALONE.begun().begun())
                .withMessageContaining("generation 2 is beside generation 1 already");
        assertThatIllegalStateException()
                .isThrownBy(() -> Generations.FIRST_ALONE.switched(NOON))
                .withMessageContaining("no generation beside generation 1");
        assertThatIllegalStateException().isThrownBy(Generations.FIRST_ALONE::retired);
    }

    @Test
    void shouldNameTopicsAndApplicationsOfItsOwn() {
        Topics second = new Topics(4).in(new Generation(2));

        assertThat(second.kpis(ScopeType.SITE).name()).isEqualTo("kpi.by-site.v1.g2");
        assertThat(second.reconciliation().name()).isEqualTo("kpi.reconciliation.v1.g2");
        assertThat(new Generation(2).application("kpi-streams")).isEqualTo("kpi-streams-g2");
        assertThat(new Topics(4).kpis(ScopeType.SITE).name()).isEqualTo("kpi.by-site.v1");
        assertThat(Generation.FIRST.application("kpi-streams")).isEqualTo("kpi-streams");
    }

    @Test
    void shouldLeaveAloneWhatIsInNoGeneration() {
        Topics first = new Topics(4);
        Topics second = first.in(new Generation(2));

        assertThat(second.all().stream().map(Topic::name))
                .filteredOn(name -> !name.endsWith(".g2"))
                .isSubsetOf(first.all().stream().map(Topic::name).toList())
                .contains(Topics.SCORECARDS, Topics.BREACHES);
        assertThat(second.ownedBy("kpi-streams")).hasSameSizeAs(first.ownedBy("kpi-streams"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void shouldCountFromOne(int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Generation(number))
                .withMessageContaining("was " + number);
    }
}
