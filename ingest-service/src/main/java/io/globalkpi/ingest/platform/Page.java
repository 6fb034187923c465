package io.globalkpi.ingest.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items of one answer, read one by one: an item that is not of the documented form is refused alone, the others stay.
 * For one thread.
 */
public final class Page<W> {

    private final Class<W> wire;
    private final Instant generatedAt;
    private final List<Sent<W>> items = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    /** @param generatedAt when the answer or report was made (UTC) */
    public Page(Class<W> wire, Instant generatedAt) {
        this.wire = wire;
        this.generatedAt = generatedAt;
    }

    /** @param id of the item at its platform */
    public Page<W> add(String id, Shop shop, JsonNode item) {
        try {
            items.add(new Sent<>(id, shop, Wire.read(wire, item), generatedAt));
        } catch (CallException e) {
            rejections.add(Rejection.unreadable(id, e.trouble().words()));
        }
        return this;
    }

    public Page<W> add(String id, Shop shop, W item) {
        items.add(new Sent<>(id, shop, item, generatedAt));
        return this;
    }

    public Page<W> refuse(Rejection rejection) {
        rejections.add(rejection);
        return this;
    }

    public int size() {
        return items.size();
    }

    /** @param next cursor of the next step; null or empty when the slice is covered */
    public Pulled<W> then(@Nullable String next) {
        String cursor = next == null || next.isEmpty() ? null : next;
        return Pulled.of(items, cursor).refusing(rejections);
    }
}
