package io.globalkpi.ingest.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.globalkpi.bench.room.Reading;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Items that are JSON, each by its feed. Plainly read they are trees. */
public final class RawItems implements Reading {

    private final ObjectMapper plain = new ObjectMapper();
    private final List<Item<?>> items = new ArrayList<>();

    /** @param rawItems a list of contents of raw records, whose items are as the platform sends them */
    public RawItems(Platform platform, byte[] rawItems) {
        for (RawItem item : Wire.read(RawItem[].class, rawItems)) {
            PlatformFeed<?> feed = platform.feeds().stream()
                    .filter(one -> one.name().equals(item.feed()))
                    .findFirst()
                    .orElseThrow();
            items.add(item(platform, feed, item));
        }
    }

    private static <W> Item<W> item(Platform platform, PlatformFeed<W> feed, RawItem item) {
        return new Item<>(
                feed,
                new Harvester<>(platform, feed),
                Wire.bytes(item.item()),
                new Told(platform.source(feed.name()), item.shop(), item.generatedAt(), item.generatedAt()));
    }

    /** One of them. */
    private record Item<W>(PlatformFeed<W> feed, Harvester<W> harvester, byte[] json, Told told) {

        long normalized() {
            Normalized outcome = feed.normalizer().normalize(Wire.read(feed.wire(), json), told);
            return events(outcome.events().size(), outcome.rejections().size());
        }

        long kept() {
            Shop shop = told.shop();
            Instant at = told.observedAt();
            Page<W> page = new Page<>(feed.wire(), at);
            Harvest harvest =
                    harvester.harvest(page.add("1", shop, Wire.tree(json)).then(null), at);
            return events(harvest.events.size(), harvest.letters.size());
        }

        private long events(int events, int refused) {
            if (refused > 0) {
                throw new IllegalStateException("an item of " + feed.name() + " was refused");
            }
            return events;
        }
    }

    @Override
    public long plain() {
        long nodes = 0;
        try {
            for (Item<?> item : items) {
                JsonNode tree = plain.readTree(item.json());
                nodes += tree.size();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return nodes;
    }

    @Override
    public long normalized() {
        long events = 0;
        for (Item<?> item : items) {
            events += item.normalized();
        }
        return events;
    }

    @Override
    public long kept() {
        long events = 0;
        for (Item<?> item : items) {
            events += item.kept();
        }
        return events;
    }

    @Override
    public long bytes() {
        return items.stream().mapToLong(item -> item.json().length).sum();
    }

    @Override
    public int items() {
        return items.size();
    }
}
