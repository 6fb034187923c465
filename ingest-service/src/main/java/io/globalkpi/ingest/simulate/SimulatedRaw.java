package io.globalkpi.ingest.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Makes the event of a simulated raw record once more, from the plan it names. For one thread. */
public final class SimulatedRaw {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Business> businesses = new HashMap<>();

    /**
     * The event, pointing at no raw record yet.
     *
     * @throws IllegalArgumentException if the content is not what a simulation sends
     */
    public SpecificRecord event(String content, Instant observedAt) {
        try {
            JsonNode raw = JSON.readTree(content);
            Business business =
                    businesses.computeIfAbsent(raw.path("plan").asText(), text -> new Business(PlanText.read(text)));
            Telling telling = Telling.valueOf(raw.path("telling").asText());
            return new Teller(business, new FeedTally()).event(place(business, raw), telling, observedAt);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not what a simulation sends (" + e.getMessage() + "): " + content, e);
        }
    }

    private static Place place(Business business, JsonNode raw) {
        SiteBook book = business.books().get(World.numberOf(raw.path("site").asText()));
        LocalDate date = LocalDate.parse(raw.path("date").asText());
        int day = (int) ChronoUnit.DAYS.between(book.date(0), date);
        return new Place(book, day, raw.path("number").asInt());
    }
}
