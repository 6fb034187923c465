package io.globalkpi.bench.mix;

import io.globalkpi.schemas.topic.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, and how often it has been revised. What is told of it is a function of this and of nothing else, so that
 * an earlier telling can be told again, or taken back, without having been kept.
 *
 * @param number unique over all kinds
 * @param occurredAt epoch milliseconds
 * @param order id of the order it names; null for none
 */
record Entity(
        EventKind kind,
        int number,
        Shop shop,
        long occurredAt,
        @Nullable String order,
        int revision) {

    Entity revised() {
        return new Entity(kind, number, shop, occurredAt, order, revision + 1);
    }
}
