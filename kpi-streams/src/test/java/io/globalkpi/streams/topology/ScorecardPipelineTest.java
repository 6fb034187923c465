package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.kpi.ScorecardLine;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Target;
import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.streams.scorecard.Desk;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** From orders to scorecards through the whole graph: a hand-over in mid-month, the freeze, what comes after it. */
class ScorecardPipelineTest {

    private static final ReferenceData REFERENCE = Desk.with(
            WrittenBusiness.reference("""
                    company: {id: acme, currency: USD, zone: UTC}
                    sites:
                      - {site: amazon-us/acme, name: US, platform: amazon, market: US, currency: USD, zone: UTC, openedOn: 2020-01-01}
                    owners:
                      - {owner: ann, from: 2020-01-01, name: Ann}
                      - {owner: bob, from: 2020-01-01, name: Bob}
                    ownership:
                      - {site: amazon-us/acme, kind: SITE, from: 2020-01-01T00:00:00Z, until: 2026-10-15T12:00:00Z, shares: [{owner: ann, share: 10000}]}
                      - {site: amazon-us/acme, kind: SITE, from: 2026-10-15T12:00:00Z, shares: [{owner: bob, share: 10000}]}
                    """),
            List.of(
                    Desk.template(Desk.line("gmv", 100, null).build()).build(),
                    Desk.target("ann", "2026-10", "250"),
                    Desk.target("bob", "2026-10", "400"),
                    Desk.target("bob", "2026-11", "100")));

    private static Pipeline october() {
        Pipeline pipeline = new Pipeline(REFERENCE, Instant.parse("2026-10-05T09:00:00Z"));
        sellOfOctober(pipeline);
        return pipeline;
    }

    private static void sellOfOctober(Pipeline pipeline) {
        sell(pipeline, "A", "2026-10-05T08:00:00Z", "100");
        sell(pipeline, "B", "2026-10-12T08:00:00Z", "200");
        sell(pipeline, "C", "2026-10-15T12:00:00Z", "300");
        sell(pipeline, "D", "2026-10-20T08:00:00Z", "10.5");
    }

    private static void sell(Pipeline pipeline, String order, String at, String gross) {
        Instant time = Instant.parse(at);
        pipeline.at(time.isAfter(pipeline.clock.instant()) ? time : pipeline.clock.instant());
        pipeline.tell("- {order: %s, at: %s, lines: [{sku: TEA, units: 1, gross: %s}]}".formatted(order, at, gross));
        pipeline.settle();
    }

    private static ScorecardLine gmv(Scorecard card) {
        return card.getLines().get(0);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvFileSource(resources = "/scorecards/golden-hand-over.csv", numLinesToSkip = 1)
    void shouldSplitAMonthAtTheInstantOfTheHandOver(
            String owner, String line, String arithmetic, BigDecimal points, String level, BigDecimal coefficient) {
        try (Pipeline pipeline = october()) {
            pipeline.at(Instant.parse("2026-11-02T00:00:00Z"));

            Scorecard card = pipeline.card(owner, "2026-10");
            if (line.equals("TOTAL")) {
                assertThat(card.getScore()).isEqualByComparingTo(points);
                assertThat(card.getLevel()).isEqualTo(level);
                assertThat(card.getCoefficient()).isEqualByComparingTo(coefficient);
            } else {
                assertThat(gmv(card).getPoints()).isEqualByComparingTo(points);
            }
            assertThat(pipeline.cards).noneMatch(Scorecard::getFrozen);
        }
    }

    @Test
    void shouldFreezeOnceAndAdjustTheNextMonth() {
        try (Pipeline pipeline = october()) {
            pipeline.at(Instant.parse("2026-11-04T12:00:00Z"));
            Scorecard frozen = pipeline.card("bob", "2026-10");
            sell(pipeline, "E", "2026-11-05T08:00:00Z", "80");
            sell(pipeline, "LATE", "2026-10-21T08:00:00Z", "9.5");
            pipeline.at(Instant.parse("2026-11-06T00:00:00Z"));

            assertThat(frozen.getFrozen()).isTrue();
            assertThat(frozen.getFingerprint()).hasSize(64);
            assertThat(pipeline.card("bob", "2026-10")).isEqualTo(frozen);
            Scorecard november = pipeline.card("bob", "2026-11");
            assertThat(november.getScore()).isEqualByComparingTo("80");
            // 320 / 400 = 80.00 instead of 77.63
            assertThat(november.getAdjustment()).isEqualByComparingTo("2.37");
            assertThat(november.getTotal()).isEqualByComparingTo("82.37");
        }
    }

    @Test
    void shouldFollowReferenceDataThatIsAppliedLater() {
        try (Pipeline pipeline = october()) {
            ReferenceData changed = Desk.with(
                    new ReferenceData(
                            Manifest.newBuilder(REFERENCE.manifest())
                                    .setVersion(2)
                                    .build(),
                            REFERENCE.rows()),
                    List.of(Target.newBuilder(Desk.target("bob", "2026-10", "621"))
                            .setVersion(2)
                            .build()));
            pipeline.change(changed);

            assertThat(pipeline.card("bob", "2026-10").getScore()).isEqualByComparingTo("50");
            assertThat(pipeline.card("bob", "2026-10").getReferenceVersion()).isEqualTo(2);
        }
    }

    /** Figures are made anew by each generation; what people were promised goes on from one to the next. */
    @Test
    void shouldGoOnWithFrozenScorecardsWhenAnotherGenerationComesIntoForce() {
        Generations begun = Generations.FIRST_ALONE.begun();
        Instant switched = Instant.parse("2026-11-05T00:00:00Z");
        try (Pipeline first = october()) {
            first.at(Instant.parse("2026-11-04T12:00:00Z"));
            Scorecard frozen = first.card("bob", "2026-10");
            assertThat(frozen.getFrozen()).isTrue();
            List<Target> other = List.of(Target.newBuilder(Desk.target("bob", "2026-10", "621"))
                    .setVersion(2)
                    .build());
            try (Pipeline second =
                    first.next(Desk.with(with(begun, 2), other), Instant.parse("2026-10-05T09:00:00Z"))) {
                sellOfOctober(second);
                second.at(Instant.parse("2026-11-04T12:00:00Z"));
                assertThat(second.cards).isEmpty();
                int before = second.published.size();

                second.clock.set(switched);
                second.change(with(begun.switched(switched), 3));
                assertThat(second.published).hasSizeGreaterThan(before); // running values, as of now
                sell(second, "E", "2026-11-05T08:00:00Z", "80");
                sell(second, "LATE", "2026-10-21T08:00:00Z", "9.5");
                second.at(Instant.parse("2026-11-06T00:00:00Z"));

                assertThat(second.cards)
                        .noneMatch(card -> card.getOwner().equals("bob")
                                && card.getPeriod().equals("2026-10"));
                assertThat(second.card("bob", "2026-11").getAdjustment()).isEqualByComparingTo("2.37");
            }
        }
    }

    private static ReferenceData with(Generations generations, long version) {
        return new ReferenceData(
                Manifest.newBuilder(REFERENCE.manifest())
                        .setVersion(version)
                        .setGenerations(generations.toRecord())
                        .build(),
                REFERENCE.rows());
    }

    /** Values are kept for templates to come, whatever those ask for. */
    @Test
    void shouldScoreByATemplateThatIsAppliedLater() {
        try (Pipeline pipeline = october()) {
            pipeline.change(Desk.with(
                    new ReferenceData(
                            Manifest.newBuilder(REFERENCE.manifest())
                                    .setVersion(2)
                                    .build(),
                            REFERENCE.rows()),
                    List.of(Desk.template(Desk.line("orders", 100, "4").build())
                            .setTemplate("later")
                            .setOwners(List.of("ann"))
                            .build())));

            assertThat(pipeline.card("ann", "2026-10").getTemplate()).isEqualTo("later");
            assertThat(pipeline.card("ann", "2026-10").getScore()).isEqualByComparingTo("50");
        }
    }
}
