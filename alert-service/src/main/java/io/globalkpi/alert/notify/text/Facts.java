package io.globalkpi.alert.notify.text;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.KpiUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What can be said about a breach, by the names templates use. Times are in the scope's zone. */
final class Facts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Breach breach;
    private final Names names;

    private Facts(Breach breach, Names names) {
        this.breach = breach;
        this.names = names;
    }

    static Map<String, Object> of(Notice notice, Names names) {
        Facts facts = new Facts(notice.getContent(), names);
        Map<String, Object> said = new LinkedHashMap<>();
        facts.subject(said);
        facts.numbers(said);
        facts.trust(said);
        facts.times(said);
        said.put("possiblyRepeated", notice.getPossiblyRepeated());
        return said;
    }

    private void subject(Map<String, Object> said) {
        said.put("state", state());
        said.put("over", breach.getEndedAt() != null);
        said.put("level", breach.getLevel());
        said.put("rule", breach.getRuleName());
        said.put("kpi", names.kpi(breach.getKpi(), breach.getKpiVersion()));
        said.put("scope", breach.getScopeName().isBlank() ? breach.getScopeId() : breach.getScopeName());
        said.put("scopeType", breach.getScopeType().name().toLowerCase(Locale.ROOT));
        said.put("scopeId", breach.getScopeId());
        said.put("owners", owners());
        said.put("breach", breach.getBreach());
        said.put("sequence", breach.getSequence());
    }

    private String state() {
        return switch (breach.getState()) {
            case OPENED -> breach.getLevel();
            case ESCALATED -> "escalated to " + breach.getLevel();
            case UPDATED -> "now " + breach.getLevel();
            case RECOVERED -> "recovered";
            case RETRACTED ->
                breach.getReason().equals("never-was")
                        ? "retracted: corrected data shows that it never was"
                        : "no longer watched";
        };
    }

    private String owners() {
        return breach.getOwners().isEmpty()
                ? "nobody"
                : breach.getOwners().stream().map(names::owner).collect(Collectors.joining(", "));
    }

    private void numbers(Map<String, Object> said) {
        Double value = breach.getValue();
        BigDecimal denominator = breach.getDenominator();
        said.put("value", value == null ? "no value" : number(value));
        said.put("numerator", Numbers.sum(breach.getNumerator()));
        said.put("hasDenominator", denominator != null);
        said.put("denominator", denominator == null ? "" : Numbers.sum(denominator));
        said.put("bound", breach.getBound() == Bound.AT_MOST ? "above" : "below");
        said.put("threshold", number(breach.getThreshold()));
        said.put("sample", Numbers.sum(BigDecimal.valueOf(breach.getSample())));
    }

    /** How sure the number makes one, for levels that ask for it. */
    private void trust(Map<String, Object> said) {
        Double confidence = breach.getConfidence();
        Double bound = breach.getConfidenceBound();
        Long needed = breach.getSampleNeeded();
        said.put("sure", confidence != null && bound != null);
        said.put("confidence", confidence == null ? "" : Numbers.value(confidence, KpiUnit.RATIO, ""));
        said.put("confidenceBound", bound == null ? "" : number(bound));
        said.put("needsMore", needed != null);
        said.put("sampleNeeded", needed == null ? "" : Numbers.sum(BigDecimal.valueOf(needed)));
        said.put("flapping", breach.getFlapping());
        said.put("isAdjusted", !breach.getAdjusted().isEmpty());
        said.put("adjusted", breach.getAdjusted());
        said.put("hasConditions", !breach.getConditions().isEmpty());
        said.put("conditions", String.join(", ", breach.getConditions()));
        said.put("hasGaps", !breach.getGaps().isEmpty());
        said.put("gaps", String.join(", ", breach.getGaps()));
    }

    private String number(double value) {
        return Numbers.value(value, breach.getUnit(), breach.getCurrency());
    }

    private void times(Map<String, Object> said) {
        said.put("window", breach.getWindow());
        said.put("from", time(breach.getWindowStart()));
        said.put("to", time(breach.getWindowEnd()));
        said.put("zone", breach.getZone());
        said.put("provisional", !breach.getClosed());
        said.put("since", time(breach.getSince()));
        said.put("at", time(breach.getAt()));
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.of(breach.getZone())));
    }
}
