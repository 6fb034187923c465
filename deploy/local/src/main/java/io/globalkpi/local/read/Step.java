package io.globalkpi.local.read;

import java.time.Instant;

/**
 * One step of a window: which key its value stands under, and what time it covers.
 *
 * @param key the window end in the key: the end itself, or midnight UTC after the local date
 * @param carriedAfter a value carries forward to this step only from a key after this: a new period begins with
 *     nothing, while a rolling window has no such beginning
 * @param from first instant covered
 * @param to end of what is covered, exclusive
 */
public record Step(Instant key, Instant carriedAfter, Instant from, Instant to) {

    /** A step that equals the one before is not published, so its value is the latest one not after it. */
    public boolean takes(Instant publishedKey) {
        return !publishedKey.isAfter(key) && publishedKey.isAfter(carriedAfter);
    }
}
