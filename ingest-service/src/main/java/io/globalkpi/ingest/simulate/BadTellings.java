package io.globalkpi.ingest.simulate;

import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.ingest.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** What must not enter, planted once: events of an unknown site, of impossible times, of a spoiled id, and a row nobody can read. */
final class BadTellings {

    /** Where they are planted: days before the last of the month, number of the site that delivers them. */
    static final int AGE = 15;

    static final int SITE = 0;

    /** Events of the unknown site come first, the unreadable row last. */
    private static final int UNKNOWN_SITE = 3;

    private static final int BEFORE_OPENING = 3;
    private static final int TOO_EARLY = 4;
    private static final int MISNAMED = 5;
    private static final int UNREADABLE = 6;
    static final int COUNT = 7;

    private static final Duration FAR_AHEAD = Duration.ofDays(3);
    private static final String UNREADABLE_ROW = "orders-export.csv;row;817;\u0000\u0000";

    private final OrderRecords orders;

    BadTellings(OrderRecords orders) {
        this.orders = orders;
    }

    static boolean isDeadLetter(Place place) {
        return place.index() == UNREADABLE;
    }

    /** The dead letters to expect, by id. */
    static List<GroundTruth.PlantedDeadLetter> planted(SiteBook book) {
        int day = book.age(0) - AGE;
        return IntStream.range(0, COUNT)
                .mapToObj(index -> new Place(book, day, index))
                .map(place -> new GroundTruth.PlantedDeadLetter(id(place), reason(place)))
                .toList();
    }

    /** A sound order, spoiled in one way. */
    Order event(Place place, Instant observedAt) {
        Order sound = orders.order(place, OrderLife.of(place), Telling.PLACED, observedAt);
        return new Order(
                id(place),
                sound.getRevision(),
                place.index() < UNKNOWN_SITE ? World.UNKNOWN : sound.getSite(),
                sound.getSource(),
                occurredAt(place, sound, observedAt),
                observedAt,
                sound.getRawRef(),
                false,
                orderId(place),
                sound.getCurrency(),
                sound.getStatus(),
                sound.getPlatformStatus(),
                sound.getCancelledBy(),
                null,
                null,
                null,
                null,
                null,
                sound.getLines());
    }

    DeadLetter deadLetter(Place place, Instant observedAt) {
        return new DeadLetter(
                id(place),
                reason(place),
                "",
                "",
                "a row of the order report",
                "Row 817 of the order report cannot be read; fetch the report again.",
                place.site().id(),
                "orders",
                "simulation",
                817L,
                null,
                null,
                sha256(UNREADABLE_ROW),
                (long) UNREADABLE_ROW.getBytes(StandardCharsets.UTF_8).length,
                null,
                observedAt,
                0);
    }

    private static Instant occurredAt(Place place, Order sound, Instant observedAt) {
        return switch (place.index()) {
            case BEFORE_OPENING ->
                World.OPENED_ON.minusDays(2).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
            case TOO_EARLY -> observedAt.plus(FAR_AHEAD);
            default -> sound.getOccurredAt().isBefore(observedAt) ? sound.getOccurredAt() : observedAt;
        };
    }

    private static String id(Place place) {
        return switch (place.index()) {
            case MISNAMED -> place.id("order-of-another-name");
            case UNREADABLE -> place.id("orders-report/row-817");
            default ->
                (place.index() < UNKNOWN_SITE ? World.UNKNOWN : place.site().id()) + "/" + orderId(place);
        };
    }

    private static String orderId(Place place) {
        return "bad-" + place.orderId();
    }

    private static String reason(Place place) {
        return switch (place.index()) {
            case BEFORE_OPENING -> "before-opening";
            case TOO_EARLY -> "too-early";
            case MISNAMED -> "bad-field";
            case UNREADABLE -> "unreadable";
            default -> "unknown-site";
        };
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
