package io.globalkpi.ingest.platform;

import java.util.Objects;

/**
 * One feed of one platform, whole: when it is pulled, what it sends, what becomes of it and how it is asked for.
 *
 * @param <W> the wire record: declares what is kept of an item, and nothing that tells of a person. The raw record is its
 *     JSON, so that what is not declared is never stored
 * @param plan what is pulled when
 * @param wire type of the wire record, read and written by {@link Wire}
 * @param normalizer makes events of one wire record; also run when a number is traced back to what the platform sent
 * @param source asks for a slice, page by page
 */
public record PlatformFeed<W>(FeedPlan plan, Class<W> wire, Normalizer<W> normalizer, Source<W> source) {

    public PlatformFeed {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(wire, "wire");
        Objects.requireNonNull(normalizer, "normalizer");
        Objects.requireNonNull(source, "source");
    }

    /** Unique in its platform, such as returns-fba. */
    public String name() {
        return plan.name();
    }
}
