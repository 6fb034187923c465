package io.globalkpi.streams.scorecard;

import static io.globalkpi.streams.scorecard.Desk.byHand;
import static io.globalkpi.streams.scorecard.Desk.drawn;
import static io.globalkpi.streams.scorecard.Desk.line;
import static io.globalkpi.streams.scorecard.Desk.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.kpi.ScorecardLine;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.CurveKind;
import io.globalkpi.schemas.reference.MissingPolicy;
import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.RampStep;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.reference.TemplateLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Scorecards are what the sheet says that was computed by hand, to the cent. The sheet of a month with a hand-over is that of {@code
 * ScorecardPipelineTest}.
 */
class GoldenScorecardsTest {

    private static final Instant END = Instant.parse("2026-11-01T06:00:00Z");
    private static final String[] MONTH = {
        "gmv 96400", "roas 21000/5600", "acos 5600/24000", "average_order_value 96400/900"
    };

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvFileSource(resources = "/scorecards/golden.csv", numLinesToSkip = 1)
    void shouldMatchTheSheet(
            String card,
            String line,
            String arithmetic,
            @Nullable BigDecimal points,
            @Nullable BigDecimal share,
            @Nullable String level,
            @Nullable BigDecimal coefficient) {
        Scorecard made = card(card);
        if (line.equals("TOTAL")) {
            assertThat(made.getScore()).usingComparator(NULLS).isEqualTo(points);
            assertThat(made.getLevel()).isEqualTo(level);
            assertThat(made.getCoefficient()).usingComparator(NULLS).isEqualTo(coefficient);
        } else {
            ScorecardLine scored = made.getLines().stream()
                    .filter(one -> one.getLine().equals(line))
                    .findFirst()
                    .orElseThrow();
            assertThat(scored.getPoints()).usingComparator(NULLS).isEqualTo(points);
            assertThat(scored.getCounted()).usingComparator(NULLS).isEqualTo(share);
        }
    }

    private static final Comparator<BigDecimal> NULLS = Comparator.nullsFirst(Comparator.naturalOrder());

    private static Scorecard card(String name) {
        return switch (name) {
            case "four-curves" -> month(fourCurves(null), "287/10000");
            case "veto" -> month(fourCurves("0.06"), "287/10000");
            case "redistribute" -> month(fourCurves(null), "0/0");
            case "zero" -> month(fourCurves(null).setMissing(MissingPolicy.ZERO), "0/0");
            case "fail" -> month(fourCurves(null).setMissing(MissingPolicy.FAIL), "0/0");
            case "new-shop" -> newShop();
            case "by-hand" -> judged("maria-2", line("gmv", 80, "100000").build(), byHand("research", 20));
            case "unsigned" -> judged(null, line("gmv", 80, "100000").build(), byHand("research", 20));
            case "capped-by-hand" ->
                judged(
                        "maria-2",
                        line("gmv", 50, null).build(),
                        drawn(line("roas", 30, "4"), CurveKind.INTERPOLATED, "0.5:0", "1:100", "1.5:120")
                                .build(),
                        byHand("research", 20));
            default -> throw new IllegalArgumentException("no card " + name);
        };
    }

    private static ScorecardTemplate.Builder fourCurves(@Nullable String redLine) {
        return template(
                line("gmv", 30, "100000").build(),
                drawn(line("conversion", 25, "0.03"), CurveKind.STEP, "0.8:60", "0.9:80", "0.95:90", "1:100", "1.1:120")
                        .setWindow("30d")
                        .build(),
                drawn(line("roas", 20, "4"), CurveKind.INTERPOLATED, "0.5:0", "1:100", "1.5:120")
                        .build(),
                line("return_rate", 15, "0.05")
                        .setCurve(CurveKind.BAND)
                        .setBand(500)
                        .setWindow("30d")
                        .setVetoAbove(redLine == null ? null : Desk.decimal(redLine))
                        .build(),
                line("acos", 10, "0.25").build());
    }

    private static Scorecard month(ScorecardTemplate.Builder template, String conversion) {
        return made(template.build(), "conversion " + conversion, "return_rate 31/500");
    }

    private static Scorecard judged(@Nullable String signedBy, TemplateLine... lines) {
        ScorecardTemplate template = template(lines).build();
        Readings readings = readings();
        ScorecardBook book = ScorecardBook.of(Desk.reference(1, template, Desk.entry("research", "110.5", signedBy)));
        return new CardMaker(book, "ann", readings).card(template, Period.of("2026-10", Periods.CALENDAR), null, END);
    }

    private static Scorecard newShop() {
        ScorecardTemplate template = template(
                        line("gmv", 60, "100000").setRamps(true).build(),
                        line("return_rate", 40, "0.05").setWindow("30d").build())
                .setRamp(List.of(new RampStep(6, 8_000, 8_000), new RampStep(3, 5_000, 5_000)))
                .build();
        Readings readings = new Readings(Periods.CALENDAR, kpi -> true);
        readings.take(Desk.snapshot("month", "2026-10-31", "2026-11-01T01:00:00Z", "gmv 42000"));
        readings.take(Desk.snapshot("30d", "2026-10-31", "2026-11-01T01:00:00Z", "return_rate 22.5/500"));
        ScorecardBook book = ScorecardBook.of(Desk.reference(1, template, site(), owned()));
        return new CardMaker(book, "ann", readings).card(template, Period.of("2026-10", Periods.CALENDAR), null, END);
    }

    private static SpecificRecord site() {
        return Site.newBuilder()
                .setSite("amazon-us/new")
                .setName("New")
                .setPlatform("amazon")
                .setMarket("US")
                .setCurrency("USD")
                .setZone("UTC")
                .setOpenedOn(LocalDate.of(2026, 8, 15))
                .build();
    }

    private static SpecificRecord owned() {
        return Ownership.newBuilder()
                .setSite("amazon-us/new")
                .setKind(OwnedKind.SITE)
                .setFrom(Instant.parse("2026-08-15T00:00:00Z"))
                .setShares(List.of(new OwnerShare("ann", 10_000)))
                .build();
    }

    private static Scorecard made(ScorecardTemplate template, String... month) {
        ScorecardBook book = ScorecardBook.of(Desk.reference(1, template));
        return new CardMaker(book, "ann", readings(month))
                .card(template, Period.of("2026-10", Periods.CALENDAR), null, END);
    }

    private static Readings readings(String... rolling) {
        Readings readings = new Readings(Periods.CALENDAR, kpi -> true);
        readings.take(Desk.snapshot("month", "2026-10-31", "2026-11-01T01:00:00Z", MONTH));
        readings.take(Desk.snapshot("30d", "2026-10-31", "2026-11-01T01:00:00Z", rolling));
        return readings;
    }
}
