package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.event.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event enters whole or not at all, and is judged once, here, whatever source it came from.
 *
 * <p>Judged are its own fields and its site, never other events, so that the order of arrival cannot change a verdict.
 * Later rooms take what is on the topics for good.
 */
public final class Gate {

    private Gate() {}

    /** Every reason why the event may not enter; none if it may. */
    public static List<Fault> judge(SpecificRecord event, SiteDirectory sites) {
        List<Fault> faults = new ArrayList<>();
        fields(event, "", faults);
        identity(event, faults);
        LineRules.judge(event, faults);
        String site = text(event, "site");
        Optional<SiteDirectory.KnownSite> known = sites.find(site);
        known.ifPresentOrElse(found -> TimeRules.judge(event, found, faults), () -> faults.add(0, unknown(site)));
        return faults;
    }

    private static Fault unknown(String site) {
        return new Fault(
                Fault.UNKNOWN_SITE,
                "site",
                site,
                "the id of a site in the reference data",
                "Add the site to sites.yaml and apply it: the event is then published by itself.");
    }

    private static void fields(IndexedRecord record, String path, List<Fault> faults) {
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            String at = path + field.name();
            if (value instanceof List<?> items) {
                for (int i = 0; i < items.size(); i++) {
                    fields((IndexedRecord) items.get(i), at + "[" + i + "].", faults);
                }
            } else if (value instanceof String text) {
                TextRules.judge(field, at, text, faults);
            } else if (value instanceof Number number) {
                NumberRules.judge(field.name(), at, number.longValue(), faults);
            }
        }
    }

    private static void identity(SpecificRecord event, List<Fault> faults) {
        String entity = text(event, "entityId");
        String prefix = text(event, "site") + "/";
        if (event instanceof Order order && !entity.equals(prefix + order.getOrderId())) {
            faults.add(Fault.bad(
                    "entityId",
                    entity,
                    prefix + order.getOrderId(),
                    "Make an order's entity id of its site and order id."));
        } else if (!entity.startsWith(prefix) || entity.length() == prefix.length()) {
            faults.add(Fault.bad(
                    "entityId",
                    entity,
                    prefix + "...",
                    "Begin the entity id with its site, so that it is unique over all."));
        }
    }

    static String text(IndexedRecord record, String field) {
        return (String) record.get(record.getSchema().getField(field).pos());
    }

    static Instant instant(IndexedRecord record, String field) {
        return (Instant) record.get(record.getSchema().getField(field).pos());
    }
}
