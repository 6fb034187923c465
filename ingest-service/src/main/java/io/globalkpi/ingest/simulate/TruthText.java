package io.globalkpi.ingest.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Locale;
import java.util.stream.Collectors;

/** The truth in writing. */
final class TruthText {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private TruthText() {}

    static String json(GroundTruth truth) {
        try {
            return JSON.writeValueAsString(truth);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of plain values always become JSON", e);
        }
    }

    static String text(GroundTruth truth) {
        GroundTruth.RisingReturns rising = truth.risingReturns();
        GroundTruth.Rate rate = rising.atEnd();
        GroundTruth.Deliveries deliveries = truth.deliveries();
        return String.join(
                System.lineSeparator(),
                "planted with seed " + truth.seed() + ", until " + truth.end() + ":",
                "  return rate (30d) of " + rising.site() + " and its owner " + rising.owner() + " exceeds "
                        + percent(rising.above()) + " first at the end of " + rising.crossedOn() + "; at the end "
                        + rate.unitsReturned() + " / " + rate.unitsSold() + " = " + percent(rate.rate()),
                "  late shipments at " + truth.lateShipper().site() + ", orders since "
                        + truth.lateShipper().since(),
                "  feed " + truth.stoppedFeed().feed() + " of "
                        + truth.stoppedFeed().site() + " stops, no data since "
                        + truth.stoppedFeed().since(),
                "  events " + truth.events() + " " + truth.eventsByKind(),
                "  among them duplicates " + deliveries.duplicates() + ", late " + deliveries.late()
                        + ", out of order " + deliveries.outOfOrder() + ", restated " + deliveries.restated()
                        + ", withdrawn " + deliveries.withdrawn(),
                "  dead letters " + deadLetters(truth));
    }

    private static String deadLetters(GroundTruth truth) {
        return truth.deadLetters().stream()
                .map(letter -> letter.id() + " (" + letter.reason() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }
}
