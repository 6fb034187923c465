package io.globalkpi.alert.notify.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.text.Template;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A parcel as JSON: always a list of notices, so that a receiver reads one and many alike. */
final class NoticeJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Templates templates;

    NoticeJson(Templates templates) {
        this.templates = templates;
    }

    String of(Parcel parcel) {
        ObjectNode message = JSON.createObjectNode();
        message.put("id", parcel.id());
        message.put("digest", parcel.isDigest());
        ArrayNode notices = message.putArray("notices");
        parcel.notices().forEach(notice -> notices.add(notice(notice)));
        return message.toString();
    }

    private ObjectNode notice(Notice notice) {
        Breach breach = notice.getContent();
        ObjectNode json = JSON.createObjectNode();
        json.put("notice", notice.getNotice());
        json.put("breach", notice.getBreach());
        json.put("sequence", notice.getSequence());
        json.put("possiblyRepeated", notice.getPossiblyRepeated());
        json.put("text", templates.render(Template.DIGEST_LINE, notice));
        json.put("state", breach.getState().name());
        json.put("level", breach.getLevel());
        json.put("rule", breach.getRule());
        json.put("ruleName", breach.getRuleName());
        scope(json, breach);
        numbers(json, breach);
        times(json, breach);
        return json;
    }

    private static void scope(ObjectNode json, Breach breach) {
        json.put("scopeType", breach.getScopeType().name());
        json.put("scopeId", breach.getScopeId());
        json.put("scopeName", breach.getScopeName());
        ArrayNode owners = json.putArray("owners");
        breach.getOwners().forEach(owners::add);
    }

    private static void numbers(ObjectNode json, Breach breach) {
        json.put("kpi", breach.getKpi());
        json.put("kpiVersion", breach.getKpiVersion());
        json.put("unit", breach.getUnit().name());
        json.put("currency", breach.getCurrency());
        json.put("value", breach.getValue());
        json.put("numerator", breach.getNumerator());
        json.put("denominator", breach.getDenominator());
        json.put("sample", breach.getSample());
        json.put("bound", breach.getBound().name());
        json.put("threshold", breach.getThreshold());
    }

    private static void times(ObjectNode json, Breach breach) {
        json.put("window", breach.getWindow());
        json.put("windowStart", text(breach.getWindowStart()));
        json.put("windowEnd", text(breach.getWindowEnd()));
        json.put("zone", breach.getZone());
        json.put("provisional", !breach.getClosed());
        json.put("since", text(breach.getSince()));
        json.put("at", text(breach.getAt()));
        json.put("endedAt", text(breach.getEndedAt()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
