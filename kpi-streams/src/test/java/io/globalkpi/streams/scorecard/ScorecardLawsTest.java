package io.globalkpi.streams.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.kpi.ScorecardLine;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.CurveKind;
import io.globalkpi.schemas.reference.CurvePoint;
import io.globalkpi.schemas.reference.MissingPolicy;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.TemplateLine;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every curve and every score, whatever the numbers. */
class ScorecardLawsTest {

    private static final int CASES = 500;

    static {
        TrustedRecords.trust();
    }

    private final Random random = new Random(20261124);

    @ParameterizedTest
    @EnumSource(CurveKind.class)
    void shouldNeverFallAndStayBetweenFloorAndCap(CurveKind kind) {
        for (int i = 0; i < CASES; i++) {
            TemplateLine line = curve(kind);
            ScoreCurve curve = new ScoreCurve(line);
            Fraction low = attainment();
            Fraction high = low.plus(attainment().abs());

            assertThat(curve.points(low))
                    .as("%s at %s and %s", line, low, high)
                    .isLessThanOrEqualTo(curve.points(high));
            assertThat(curve.points(low))
                    .isBetween(BigDecimal.valueOf(line.getFloor()), BigDecimal.valueOf(line.getCap()));
        }
    }

    @Test
    void shouldMirrorWhatIsBetterWhenLower() {
        for (int i = 0; i < CASES; i++) {
            Fraction target = Fraction.of(1 + random.nextInt(1_000_000));
            Fraction off = Fraction.of(random.nextInt(1_000_000));

            assertThat(Attainment.of(target.minus(off), target, Better.DOWN))
                    .isEqualTo(Attainment.of(target.plus(off), target, Better.UP));
        }
    }

    /** Up to the target 100 is reached by exactly reaching it, on either side of zero. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            120,  100, UP,   1.2
            100,  100, UP,   1
            0,    100, UP,   0
            -50,  100, UP,   -0.5
            120,  100, DOWN, 0.8
            80,   100, DOWN, 1.2
            -80, -100, UP,   1.2
            -130,-100, UP,   0.7
            -130,-100, DOWN, 1.3
            0,      0, UP,   1
            -1,     0, UP,   0
            0,      0, DOWN, 1
            1,      0, DOWN, 0
            """)
    void shouldMeasureAgainstAnyTarget(String actual, String target, Better better, String expected) {
        assertThat(Attainment.of(Fraction.of(new BigDecimal(actual)), Fraction.of(new BigDecimal(target)), better))
                .isEqualTo(Fraction.of(new BigDecimal(expected)));
    }

    @ParameterizedTest
    @CsvSource({"0.96125, 96.13", "0.961249999999, 96.12", "1.00005, 100.01", "2, 120.00", "-1, 0.00"})
    void shouldRoundHalfACentUp(String attainment, String points) {
        TemplateLine line = Desk.line("gmv", 100, "1").build();

        assertThat(new ScoreCurve(line).points(Fraction.of(new BigDecimal(attainment))))
                .isEqualTo(points);
    }

    @Test
    void shouldSpreadTheWholeScoreOverWhatCounts() {
        for (int i = 0; i < CASES; i++) {
            ScorecardTemplate template = template();
            Weighing.Result result = new Weighing(template, null).weigh(lines(template));
            List<ScorecardLine> counted = result.lines().stream()
                    .filter(line -> line.getCounted() != null)
                    .toList();
            if (result.score() == null) {
                assertThat(counted).allMatch(line -> line.getKpi() == null);
                continue;
            }
            assertThat(sum(counted)).isCloseTo(BigDecimal.ONE, within(counted.size()));
            assertThat(sum(counted.stream()
                            .filter(line -> line.getKpi() == null)
                            .toList()))
                    .isLessThanOrEqualTo(new BigDecimal("0.200001"));
            assertThat(result.score()).isBetween(extreme(counted, false), extreme(counted, true));
        }
    }

    private static Offset<BigDecimal> within(int lines) {
        return Offset.offset(new BigDecimal("0.0000006").multiply(BigDecimal.valueOf(lines)));
    }

    private static BigDecimal sum(List<ScorecardLine> lines) {
        return lines.stream().map(ScorecardLine::getCounted).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal extreme(List<ScorecardLine> lines, boolean most) {
        return lines.stream()
                .map(ScorecardLine::getPoints)
                .reduce((one, other) -> most ? one.max(other) : one.min(other))
                .orElseThrow();
    }

    /**
     * However values wander after the freeze: what was frozen stays, and what later periods carried of it sums up to what it turned
     * out to be worth.
     */
    @Test
    void shouldCarryAllOfACorrectionAndNothingTwice() {
        for (int i = 0; i < 50; i++) {
            FakeShelf shelf = new FakeShelf();
            ScorecardTemplate template =
                    Desk.template(Desk.line("gmv", 100, "1000").build()).build();
            ScorecardBook book = ScorecardBook.of(Desk.reference(1, template));
            OwnerCards cards = new OwnerCards("ann", Periods.CALENDAR, shelf, kpi -> true);
            BigDecimal last = BigDecimal.ZERO;
            for (int month = 1; month <= 6; month++) {
                for (int day = 5; day <= 25; day += 10) {
                    Instant asOf = Instant.parse("2026-%02d-%02dT00:00:00Z".formatted(month, day));
                    cards.saw(month(month, day, asOf, 500));
                    last = BigDecimal.valueOf(500 + random.nextInt(600));
                    if (month > 1) {
                        cards.saw(month(1, 31, asOf, last.intValue()));
                    }
                    cards.refresh(book, asOf);
                }
            }
            cards.refresh(book, Instant.parse("2026-07-05T00:00:00Z"));

            Scorecard first = shelf.cards.get("2026-01");
            BigDecimal carried = shelf.cards.values().stream()
                    .flatMap(card -> card.getAdjustments().stream())
                    .filter(adjustment -> adjustment.getPeriod().equals("2026-01"))
                    .map(adjustment -> adjustment.getDifference())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal worth = last.movePointLeft(1);
            assertThat(first.getScore().add(carried)).isEqualByComparingTo(worth);
            assertThat(first.getFingerprint()).isEqualTo(Canonical.fingerprint(first));
        }
    }

    private static KpiSnapshot month(int month, int day, Instant asOf, int gmv) {
        return Desk.snapshot("month", "2026-%02d-%02d".formatted(month, day), asOf.toString(), "gmv " + gmv);
    }

    private TemplateLine curve(CurveKind kind) {
        int floor = random.nextInt(50);
        TemplateLine.Builder line = Desk.line("gmv", 100, "1")
                .setCurve(kind)
                .setFloor(floor)
                .setCap(floor + 1 + random.nextInt(70))
                .setSlope(BigDecimal.valueOf(1 + random.nextInt(40), 1).setScale(6));
        if (kind == CurveKind.BAND) {
            line.setBand(random.nextInt(2_000));
        } else if (kind != CurveKind.LINEAR) {
            line.setPoints(points());
        }
        return line.build();
    }

    private List<CurvePoint> points() {
        List<CurvePoint> points = new ArrayList<>();
        int attainment = random.nextInt(500);
        int worth = random.nextInt(40);
        for (int i = 0; i <= random.nextInt(6); i++) {
            points.add(new CurvePoint(
                    BigDecimal.valueOf(attainment, 3).setScale(6),
                    BigDecimal.valueOf(worth).setScale(6)));
            attainment += 1 + random.nextInt(400);
            worth += random.nextInt(30);
        }
        return points;
    }

    private Fraction attainment() {
        return Fraction.of(random.nextInt(3_000) - 500).over(Fraction.of(1 + random.nextInt(1_500)));
    }

    private ScorecardTemplate template() {
        List<TemplateLine> lines = new ArrayList<>();
        int left = 8_000;
        for (int i = 0; i < 4; i++) {
            int weight = i == 3 ? left : random.nextInt(left + 1);
            left -= weight;
            lines.add(
                    Desk.line("gmv", 0, "1").setLine("k" + i).setWeight(weight).build());
        }
        lines.add(TemplateLine.newBuilder().setLine("by-hand").setWeight(2_000).build());
        return Desk.template(lines.toArray(new TemplateLine[0]))
                .setMissing(MissingPolicy.REDISTRIBUTE)
                .build();
    }

    private List<ScorecardLine> lines(ScorecardTemplate template) {
        return template.getLines().stream()
                .map(line -> ScorecardLine.newBuilder()
                        .setLine(line.getLine())
                        .setKpi(line.getKpi())
                        .setWeight(line.getWeight())
                        .setPoints(
                                random.nextInt(3) == 0
                                        ? null
                                        : BigDecimal.valueOf(random.nextInt(12_001), 2)
                                                .setScale(6))
                        .build())
                .toList();
    }
}
