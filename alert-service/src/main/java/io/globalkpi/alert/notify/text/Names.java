package io.globalkpi.alert.notify.text;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The names people use for KPIs and owners, as of now; ids stand in for names that are not known. */
public final class Names {

    private final Supplier<Optional<ReferenceData>> reference;

    public Names(Supplier<Optional<ReferenceData>> reference) {
        this.reference = reference;
    }

    String kpi(String id, int version, Language language) {
        return rows(Topics.KPIS, KpiDefinition.class).stream()
                .filter(row -> row.getKpi().equals(id) && row.getVersion() == version)
                .max(Comparator.comparing(KpiDefinition::getFrom))
                .map(row -> chosen(language, row.getNameZh(), row.getName()))
                .orElse(id);
    }

    String rule(Breach breach, Language language) {
        return rule(breach.getRule())
                .map(row -> chosen(language, row.getNameZh(), breach.getRuleName()))
                .orElse(breach.getRuleName());
    }

    String rule(String id, Language language) {
        return rule(id).map(row -> chosen(language, row.getNameZh(), row.getName()))
                .orElse(id);
    }

    private Optional<Rule> rule(String id) {
        return rows(Topics.RULES, Rule.class).stream()
                .filter(row -> row.getRule().equals(id))
                .findFirst();
    }

    String site(String id) {
        return rows(Topics.SITES, Site.class).stream()
                .filter(row -> row.getSite().equals(id))
                .findFirst()
                .map(Site::getName)
                .orElse(id);
    }

    private static String chosen(Language language, String chinese, String other) {
        return language.locale().getLanguage().equals("zh") && !chinese.isBlank() ? chinese : other;
    }

    String owner(String id) {
        return rows(Topics.OWNERS, Owner.class).stream()
                .filter(row -> row.getOwner().equals(id))
                .max(Comparator.comparing(Owner::getFrom))
                .map(Owner::getName)
                .orElse(id);
    }

    private <T extends org.apache.avro.specific.SpecificRecord> List<T> rows(String topic, Class<T> type) {
        return reference.get().map(data -> data.rows(topic, type)).orElse(List.of());
    }
}
