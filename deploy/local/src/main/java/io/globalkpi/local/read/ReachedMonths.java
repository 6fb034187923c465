package io.globalkpi.local.read;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What scopes have reached in whole months, as it was published. All scopes of a type are read at once, and only if one is asked for. */
public final class ReachedMonths {

    private final String bootstrap;
    private final SchemaRegistry registry;
    private final Topics catalogue;
    private final Map<Asked, Map<ScopeRef, BigDecimal>> read = new HashMap<>();

    private record Asked(ScopeType type, String kpi, Period month) {}

    public ReachedMonths(String bootstrap, SchemaRegistry registry, Topics catalogue) {
        this.bootstrap = bootstrap;
        this.registry = registry;
        this.catalogue = catalogue;
    }

    /** Empty if nothing was published of it. */
    public Optional<BigDecimal> of(ScopeRef scope, String kpi, Period month) {
        return Optional.ofNullable(read.computeIfAbsent(new Asked(scope.type(), kpi, month), this::read)
                .get(scope));
    }

    private Map<ScopeRef, BigDecimal> read(Asked asked) {
        Instant noon =
                asked.month().last().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC); // within that date everywhere
        KpiQuestion question = new KpiQuestion(List.of(), Set.of(WindowId.MONTH), Set.of(asked.kpi()), noon);
        Map<ScopeRef, BigDecimal> reached = new HashMap<>();
        try (TopicReader reader = new TopicReader(bootstrap)) {
            new KpiReader(reader, registry, InForce.topics(reader, registry, catalogue))
                    .rows(question).stream()
                            .filter(row -> row.scope().type() == asked.type())
                            .forEach(row -> reached.put(row.scope(), row.value().getNumerator()));
        }
        return reached;
    }
}
