package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.Grant;
import io.globalkpi.schemas.reference.Job;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Product;
import io.globalkpi.schemas.reference.ProductCost;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Silence;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.Authorities;
import io.globalkpi.schemas.topic.EventKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a row refers to what exists and its own parts agree, apart from KPIs, rules and targets. */
final class RowChecks {

    static final Set<String> SCOPE_TYPES =
            Arrays.stream(ScopeType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    static final Set<String> LANGUAGES = Set.of("zh-CN", "en", "de", "es");
    private static final String DAY = "(MON|TUE|WED|THU|FRI|SAT|SUN)";
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
    private static final Pattern QUIET =
            Pattern.compile("(" + DAY + "([-,]" + DAY + ")*\\s+)?" + TIME + "-(" + TIME + "|24:00)");
    private static final Set<String> KINDS = Set.copyOf(EventKind.ids());

    private final Known known;

    RowChecks(Known known) {
        this.known = known;
    }

    void check(Row row) {
        Entry entry = row.entry();
        switch (row.kind()) {
            case SITES -> site((Site) row.value(), entry);
            case OWNERS -> owner((Owner) row.value(), entry);
            case OWNERSHIP -> ownership((Ownership) row.value(), entry);
            case PRODUCTS -> Known.check(entry, "site", ((Product) row.value()).getSite(), known.sites());
            case PRODUCT_COSTS -> cost((ProductCost) row.value(), entry);
            case FX_RATES -> rate((FxRate) row.value(), entry);
            case CALENDARS -> CalendarRows.check((CalendarDay) row.value(), entry);
            case PEOPLE -> person((Person) row.value(), entry);
            case GRANTS -> grant((Grant) row.value(), entry);
            case ROUTES -> new RouteChecks(known).check((Route) row.value(), entry);
            case SILENCES -> silence((Silence) row.value(), entry);
            case JOBS -> JobChecks.check((Job) row.value(), known, entry);
            default -> {}
        }
    }

    private static void site(Site site, Entry entry) {
        if (site.getSite().isBlank() || !site.getSite().equals(site.getSite().strip())) {
            entry.problem("id", "is no id", site.getSite(), "an id such as amazon-us/acme");
        }
        Company.checkCurrency(entry, "currency", site.getCurrency());
        zone(site.getZone(), entry);
        if (site.getClosedOn() != null && site.getClosedOn().isBefore(site.getOpenedOn())) {
            entry.problem("closedOn", "is before openedOn", site.getClosedOn(), site.getOpenedOn() + " or later");
        }
        site.getFeeds().forEach(feed -> Known.check(entry, "feeds", feed, KINDS));
        site.getSources().keySet().forEach(key -> Known.check(entry, "sources", Authorities.kindOf(key), KINDS));
        dated("sources", site.getSources(), entry);
        ReconciliationChecks.check(site, entry);
    }

    /** Whether sources are named for kinds, and kinds and dates. */
    static void dated(String field, Map<String, String> sources, Entry entry) {
        try {
            Authorities.of(sources);
        } catch (IllegalArgumentException e) {
            entry.problem(
                    field,
                    "has a key of the wrong form",
                    sources.keySet(),
                    "a kind such as orders, or a kind and a date such as orders from 2026-07-01");
        }
    }

    private static void owner(Owner owner, Entry entry) {
        if (owner.getOwner().isBlank()) {
            entry.problem("owner", "is no id", owner.getOwner(), "an id such as alice");
        }
    }

    private void ownership(Ownership row, Entry entry) {
        Known.check(entry, "site", row.getSite(), known.sites());
        row.getShares()
                .forEach(share -> Known.check(
                        entry, entry.names().contains("owner") ? "owner" : "shares", share.getOwner(), known.owners()));
        if (row.getUntil() != null && !row.getFrom().isBefore(row.getUntil())) {
            entry.problem("until", "is not after from", row.getUntil(), "a time after " + row.getFrom());
        }
    }

    private void cost(ProductCost cost, Entry entry) {
        if (!cost.getSite().isEmpty()) {
            Known.check(entry, "site", cost.getSite(), known.sites());
        }
        Company.checkCurrency(entry, "currency", cost.getCurrency());
        if (cost.getUnitCostMicros() < 0 || cost.getFreightMicros() < 0 || cost.getDutyMicros() < 0) {
            entry.problem("unitCost", "is negative", cost.getUnitCostMicros(), "costs of 0 or more");
        }
    }

    private static void rate(FxRate rate, Entry entry) {
        Company.checkCurrency(entry, "base", rate.getBase());
        Company.checkCurrency(entry, "currency", rate.getCurrency());
        if (rate.getRate().signum() <= 0) {
            entry.problem(
                    "rate",
                    "is not positive",
                    rate.getRate().stripTrailingZeros().toPlainString(),
                    "more than 0");
        }
    }

    private void person(Person person, Entry entry) {
        zone(person.getZone(), entry);
        Known.check(entry, "language", person.getLanguage(), LANGUAGES);
        person.getQuiet().forEach(text -> quiet(text, entry));
        if (person.getManager() != null) {
            Known.check(entry, "manager", person.getManager(), known.people());
        }
        if (person.getOwner() != null) {
            Known.check(entry, "owner", person.getOwner(), known.owners());
        }
    }

    private static void quiet(String text, Entry entry) {
        if (!QUIET.matcher(text).matches()) {
            entry.problem("quiet", "has the wrong form", text, "hours such as 22:00-07:00 or SAT-SUN 00:00-24:00");
        }
    }

    private void grant(Grant grant, Entry entry) {
        if (!grant.getPerson().equals("*")) {
            Known.check(entry, "person", grant.getPerson(), known.people());
        }
        scopeType(grant.getScopeType(), entry);
    }

    static void levels(List<String> levels, Entry entry) {
        levels.forEach(level -> Known.check(entry, "levels", level, Set.copyOf(RuleChecks.LEVELS)));
    }

    private static void silence(Silence silence, Entry entry) {
        scopeType(silence.getScopeType(), entry);
        levels(silence.getLevels(), entry);
        if (!silence.getFrom().isBefore(silence.getUntil())) {
            entry.problem("until", "is not after from", silence.getUntil(), "a time after " + silence.getFrom());
        }
    }

    private static void zone(String zone, Entry entry) {
        if (!Company.isZone(zone)) {
            entry.problem("zone", "is not known", zone, "an IANA zone such as Europe/Berlin");
        }
    }

    private static void scopeType(String type, Entry entry) {
        if (!type.equals("*")) {
            Known.check(entry, "scopeType", type, SCOPE_TYPES);
        }
    }

    static void scopeTypes(List<String> types, String field, Entry entry) {
        types.forEach(type -> Known.check(entry, field, type, SCOPE_TYPES));
    }
}
