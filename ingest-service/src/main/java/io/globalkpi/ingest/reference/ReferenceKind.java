package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.Grant;
import io.globalkpi.schemas.reference.Job;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Product;
import io.globalkpi.schemas.reference.ProductCost;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.ScorecardDispute;
import io.globalkpi.schemas.reference.ScorecardEntry;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.Silence;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.reference.Target;
import io.globalkpi.schemas.topic.Topics;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Every kind of reference data: its file, its topic and the fields that make its natural key. In reading order. */
enum ReferenceKind {
    // spotless:off
    //            file             topic                 record                          ends how           key
    SITES        ("sites",         Topics.SITES,         Site.getClassSchema(),          Ending.DATED,      "site"),
    OWNERS       ("owners",        Topics.OWNERS,        Owner.getClassSchema(),         Ending.HISTORY,    "owner", "from"),
    OWNERSHIP    ("ownership",     Topics.OWNERSHIP,     Ownership.getClassSchema(),     Ending.DATED,      "site", "kind", "object", "from"),
    PRODUCTS     ("products",      Topics.PRODUCTS,      Product.getClassSchema(),       Ending.TOMBSTONE,  "site", "sku"),
    PRODUCT_COSTS("product-costs", Topics.PRODUCT_COSTS, ProductCost.getClassSchema(),   Ending.HISTORY,    "site", "sku", "from"),
    FX_RATES     ("fx-rates",      Topics.FX_RATES,      FxRate.getClassSchema(),        Ending.HISTORY,    "base", "currency", "kind", "date"),
    KPIS         ("kpis",          Topics.KPIS,          KpiDefinition.getClassSchema(), Ending.DATED,      "kpi", "version", "from"),
    TARGETS      ("targets",       Topics.TARGETS,       Target.getClassSchema(),        Ending.HISTORY,    "scopeType", "scopeId", "kpi", "period", "version"),
    CALENDARS    ("calendars",     Topics.CALENDARS,     CalendarDay.getClassSchema(),   Ending.TOMBSTONE,  "calendar", "from", "name"),
    RULES        ("rules",         Topics.RULES,         Rule.getClassSchema(),          Ending.TOMBSTONE,  "rule"),
    SCORECARDS   ("scorecards",    Topics.SCORECARD_TEMPLATES, ScorecardTemplate.getClassSchema(), Ending.DATED, "template", "version"),
    SCORECARD_ENTRIES ("scorecard-entries",  Topics.SCORECARD_ENTRIES,  ScorecardEntry.getClassSchema(),   Ending.HISTORY, "owner", "period", "line"),
    SCORECARD_DISPUTES("scorecard-disputes", Topics.SCORECARD_DISPUTES, ScorecardDispute.getClassSchema(), Ending.HISTORY, "dispute"),
    PEOPLE       ("people",        Topics.PEOPLE,        Person.getClassSchema(),        Ending.TOMBSTONE,  "person"),
    GRANTS       ("grants",        Topics.GRANTS,        Grant.getClassSchema(),         Ending.TOMBSTONE,  "grant"),
    ROUTES       ("routes",        Topics.ROUTES,        Route.getClassSchema(),         Ending.TOMBSTONE,  "route"),
    SILENCES     ("silences",      Topics.SILENCES,      Silence.getClassSchema(),       Ending.TOMBSTONE,  "silence"),
    JOBS         ("jobs",          Topics.JOBS,          Job.getClassSchema(),           Ending.TOMBSTONE,  "job");
    // spotless:on

    /** What pruning does to a row: gives it an end, removes it, or leaves it because what it told stays true. */
    enum Ending {
        DATED,
        TOMBSTONE,
        HISTORY
    }

    private static final Set<ReferenceKind> NAMED_BY_AN_ID = EnumSet.of(
            SITES, OWNERS, KPIS, CALENDARS, SCORECARDS, SCORECARD_DISPUTES, PEOPLE, GRANTS, ROUTES, SILENCES, JOBS);

    private final String id;
    private final String topic;
    private final Schema schema;
    private final Ending ending;
    private final List<String> key;

    ReferenceKind(String id, String topic, Schema schema, Ending ending, String... key) {
        this.id = id;
        this.topic = topic;
        this.schema = schema;
        this.ending = ending;
        this.key = List.of(key);
    }

    String file() {
        return id + ".yaml";
    }

    String topic() {
        return topic;
    }

    Schema schema() {
        return schema;
    }

    Ending ending() {
        return ending;
    }

    /** Friendlier words that files may write: {@code id} for the name of the thing itself, {@code zh}, {@code scopes}. */
    Map<String, String> words() {
        if (this == RULES) {
            return Map.of("rule", "id", "nameZh", "zh", "scopeTypes", "scopes");
        }
        return NAMED_BY_AN_ID.contains(this) ? Map.of(key.get(0), "id", "nameZh", "zh") : Map.of();
    }

    String keyOf(SpecificRecord row) {
        return key.stream()
                .map(field -> row.get(schema.getField(field).pos()).toString())
                .collect(Collectors.joining("|"));
    }
}
