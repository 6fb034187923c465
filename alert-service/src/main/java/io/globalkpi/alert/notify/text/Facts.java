package io.globalkpi.alert.notify.text;

import io.globalkpi.alert.notify.link.Links;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.reference.Bound;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be said about a breach, by the names templates use. Windows are in the scope's zone, other times in the reader's. */
final class Facts {

    private final Breach breach;
    private final Names names;
    private final Language language;
    private final Numbers numbers;
    private final ZoneId readersZone;

    private Facts(Notice notice, Names names, Language language) {
        this.breach = notice.getContent();
        this.names = names;
        this.language = language;
        this.numbers = new Numbers(language);
        this.readersZone = ZoneId.of(notice.getZone() == null ? breach.getZone() : notice.getZone());
    }

    static Map<String, Object> of(Notice notice, Names names, Language language, Optional<Links> links) {
        Facts facts = new Facts(notice, names, language);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("t", language.words());
        String remark = facts.remark(notice.getKind());
        said.put("remark", remark);
        said.put("remarked", !remark.isEmpty());
        facts.subject(said);
        facts.numbers(said);
        facts.times(said);
        String details = String.join("; ", new Trust(notice.getContent(), language).inWords());
        said.put("details", details);
        said.put("detailed", !details.isEmpty());
        boolean isOpen = notice.getContent().getEndedAt() == null;
        said.put("linked", links.isPresent() && isOpen);
        said.put(
                "link",
                links.filter(made -> isOpen).map(made -> made.to(notice)).orElse(""));
        said.put("possiblyRepeated", notice.getPossiblyRepeated());
        return said;
    }

    private void subject(Map<String, Object> said) {
        said.put("state", state());
        said.put("over", breach.getEndedAt() != null);
        said.put("level", language.level(breach.getLevel()));
        said.put("rule", names.rule(breach, language));
        said.put("kpi", names.kpi(breach.getKpi(), breach.getKpiVersion(), language));
        said.put("scope", breach.getScopeName().isBlank() ? breach.getScopeId() : breach.getScopeName());
        said.put("scopeType", language.word("scope_" + breach.getScopeType()));
        said.put("scopeId", breach.getScopeId());
        said.put("owners", owners());
        said.put("breach", breach.getBreach());
        said.put("sequence", breach.getSequence());
    }

    private String state() {
        String level = language.level(breach.getLevel());
        return switch (breach.getState()) {
            case OPENED -> level;
            case ESCALATED -> language.phrase("escalatedTo", level);
            case UPDATED -> language.phrase("nowAt", level);
            case RECOVERED -> language.word("recovered");
            case RETRACTED -> language.word(breach.getReason().equals("never-was") ? "neverWas" : "retracted");
        };
    }

    /** Why it is told now, if not for a change; empty otherwise. */
    private String remark(String kind) {
        return switch (kind) {
            case "repeat" -> language.word("stillStands");
            case "silence-ends" -> language.word("silenceEnds");
            case "escalation" -> language.word("notAcknowledged");
            case "after-hold" -> language.word(breach.getEndedAt() == null ? "stoodWhileHeld" : "endedWhileHeld");
            default -> "";
        };
    }

    private String owners() {
        return breach.getOwners().isEmpty()
                ? language.word("nobody")
                : breach.getOwners().stream().map(names::owner).collect(Collectors.joining(", "));
    }

    private void numbers(Map<String, Object> said) {
        Double value = breach.getValue();
        BigDecimal denominator = breach.getDenominator();
        said.put("value", value == null ? language.word("noValue") : number(value));
        said.put("numerator", numbers.sum(breach.getNumerator()));
        said.put("hasDenominator", denominator != null);
        said.put("denominator", denominator == null ? "" : numbers.sum(denominator));
        said.put("bound", language.word(breach.getBound() == Bound.AT_MOST ? "above" : "below"));
        said.put("threshold", number(breach.getThreshold()));
        said.put("sample", numbers.sum(BigDecimal.valueOf(breach.getSample())));
    }

    private String number(double value) {
        return numbers.value(value, breach.getUnit(), breach.getCurrency());
    }

    private void times(Map<String, Object> said) {
        said.put("window", breach.getWindow());
        ZoneId zone = ZoneId.of(breach.getZone());
        said.put("from", language.time(breach.getWindowStart(), zone));
        said.put("to", language.time(breach.getWindowEnd(), zone));
        said.put("zone", breach.getZone());
        said.put("provisional", !breach.getClosed());
        said.put("since", language.time(breach.getSince(), readersZone));
        said.put("at", language.time(breach.getAt(), readersZone));
        said.put("readersZone", readersZone.getId());
    }
}
