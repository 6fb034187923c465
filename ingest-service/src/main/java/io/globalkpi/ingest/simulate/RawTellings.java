package io.globalkpi.ingest.simulate;

import io.globalkpi.ingest.publish.RawJson;
import io.globalkpi.schemas.ingest.RawRecord;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a simulated platform sends: which telling of which place in which month it is.
 *
 * <p>With the plan of the month that is all there is to know, since the same telling is the same event each time; so the raw
 * record of an event is short, however large the event, and {@link SimulatedRaw} makes the event of it again.
 */
final class RawTellings {

    /** What an event points at until it has its raw record. */
    static final String NONE_YET = "";

    private static final String SOURCE = "simulation";

    private final String plan;

    RawTellings(SimulationPlan plan) {
        this.plan = PlanText.of(plan);
    }

    /** The raw record of an event, which points at it from now on. */
    RawRecord of(SpecificRecord event, Place place, Telling telling, Instant observedAt) {
        String content = "{\"plan\":\"" + plan + "\",\"site\":\"" + place.site().id() + "\",\"date\":\""
                + place.book().date(place.day()) + "\",\"number\":" + place.index() + ",\"telling\":\"" + telling
                + "\"}";
        event.put(event.getSchema().getField("rawRef").pos(), RawJson.reference(SOURCE, content));
        return new RawRecord(
                text(event, "entityId"), text(event, "site"), SOURCE, "application/json", content, observedAt, "");
    }

    private static String text(SpecificRecord event, String field) {
        return (String) event.get(event.getSchema().getField(field).pos());
    }
}
