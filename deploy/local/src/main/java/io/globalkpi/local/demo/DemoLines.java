package io.globalkpi.local.demo;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.reference.KpiUnit;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How days, breaches and notices read on one console line each. */
final class DemoLines {

    private static final List<String> FIGURES = List.of("gmv", "orders", "return_rate", "negative_review_rate", "acos");

    private DemoLines() {}

    /** How the company stands with its month; empty when it has no target. */
    static String pace(KpiSnapshot month) {
        Map<String, KpiValue> kpis =
                month.getKpis().stream().collect(Collectors.toMap(KpiValue::getKpi, Function.identity(), (a, b) -> b));
        KpiValue attainment = kpis.get("sales_attainment");
        KpiValue pace = kpis.get("sales_pace");
        return attainment == null || pace == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "  target of %tY-%<tm reached %s, %+.1f points, %s",
                        month.getDate(),
                        value(attainment.getValue(), attainment.getUnit(), month.getCurrency()),
                        pace.getValue(),
                        pace.getStatus());
    }

    static String day(Instant to, long events, @Nullable KpiSnapshot company, int breaches, int notices) {
        return String.format(
                Locale.ROOT,
                "%s  %,9d events  %s  breaches %d  notices %d",
                to,
                events,
                company == null ? "" : figures(company),
                breaches,
                notices);
    }

    private static String figures(KpiSnapshot company) {
        return company.getKpis().stream()
                .filter(kpi -> FIGURES.contains(kpi.getKpi()))
                .map(kpi -> kpi.getKpi() + " " + value(kpi.getValue(), kpi.getUnit(), company.getCurrency()))
                .collect(Collectors.joining("  "));
    }

    static String breach(Breach breach) {
        return String.format(
                Locale.ROOT,
                "  ! %s %s: %s of %s %s (%s) is %s = %s / %s, threshold %s, since %s",
                breach.getLevel(),
                breach.getState().name().toLowerCase(Locale.ROOT),
                breach.getKpi(),
                breach.getScopeType().name().toLowerCase(Locale.ROOT),
                breach.getScopeId(),
                breach.getOwners().isEmpty() ? "no owner" : String.join(", ", breach.getOwners()),
                value(breach.getValue(), breach.getUnit(), breach.getCurrency()),
                breach.getNumerator().stripTrailingZeros().toPlainString(),
                breach.getDenominator() == null
                        ? "1"
                        : breach.getDenominator().stripTrailingZeros().toPlainString(),
                value(breach.getThreshold(), breach.getUnit(), breach.getCurrency()),
                breach.getSince());
    }

    static String notice(Notice notice) {
        return String.format(
                "  > notice to %s by %s: %s of %s",
                notice.getPerson() == null ? notice.getDestination() : notice.getPerson(),
                notice.getChannel(),
                notice.getContent().getRuleName(),
                notice.getContent().getScopeId());
    }

    static String frozen(Scorecard card) {
        return String.format(
                "  = scorecard of %s for %s is frozen: %s, level %s",
                card.getOwner(),
                card.getPeriod(),
                card.getTotal() == null
                        ? "no score"
                        : card.getTotal().stripTrailingZeros().toPlainString() + " points",
                card.getLevel() == null ? "-" : card.getLevel());
    }

    private static String value(@Nullable Double value, KpiUnit unit, String currency) {
        if (value == null) {
            return "-";
        }
        return switch (unit) {
            case MONEY -> String.format(Locale.ROOT, "%,.2f %s", value, currency);
            case RATIO -> String.format(Locale.ROOT, "%.2f %%", 100 * value);
            case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
            default -> String.format(Locale.ROOT, "%.2f", value);
        };
    }
}
