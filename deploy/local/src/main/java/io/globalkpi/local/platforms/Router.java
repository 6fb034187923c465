package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.pull.Platforms;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.standin.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Sends what happens to where it is told: to the platform of its site, or on to the publisher.
 *
 * <p>What a source takes back, no platform has a word for; what is planted to be refused, no platform would send.
 */
final class Router {

    private static final String PLANTED = "bad-";

    private final Map<String, Place> places;
    private final Set<String> pulled = new HashSet<>();
    private final Expected expected;

    /** @param places by site */
    Router(Map<String, Place> places, Expected expected) {
        this.places = Map.copyOf(places);
        this.expected = expected;
        places.values().forEach(place -> place.connections().forEach(this::pulls));
    }

    private void pulls(Connection connection) {
        Set<String> names = new HashSet<>();
        connection.feeds().forEach(feed -> names.add(feed.name()));
        Platforms.find(connection.system()).orElseThrow().feeds().stream()
                .map(PlatformFeed::plan)
                .filter(plan -> names.contains(plan.name()) && plan.kind() != null)
                .forEach(plan -> pulled.add(feed(
                        connection.site(), Objects.requireNonNull(plan.kind()).id())));
    }

    private static String feed(String site, String kind) {
        return site + " " + kind;
    }

    /** What is left of a publication when the platforms have taken theirs. */
    Publication rest(Publication publication) {
        List<SpecificRecord> events = new ArrayList<>();
        List<RawRecord> raw = new ArrayList<>();
        for (int i = 0; i < publication.events().size(); i++) {
            Fork fork = new Fork(publication.events().get(i), publication.raw().get(i), events, raw);
            fork.go();
        }
        List<Feed> feeds = publication.feeds().stream()
                .filter(row -> !pulled.contains(feed(row.getSite(), row.getFeed())))
                .toList();
        return new Publication(events, raw, publication.deadLetters(), feeds, null);
    }

    /** Which way one event goes. */
    private final class Fork implements Sight {

        private final SpecificRecord event;
        private final RawRecord raw;
        private final List<SpecificRecord> events;
        private final List<RawRecord> raws;

        Fork(SpecificRecord event, RawRecord raw, List<SpecificRecord> events, List<RawRecord> raws) {
            this.event = event;
            this.raw = raw;
            this.events = events;
            this.raws = raws;
        }

        void go() {
            Place place = places.get(text("site"));
            if (place == null || isPlanted()) {
                pass();
            } else if (isTakenBack()) {
                posted(event);
            } else {
                place.look().see(event, this);
                place.ledgers().forEach(ledger -> ledger.write(event));
            }
        }

        private boolean isTakenBack() {
            return (Boolean) field("withdrawn");
        }

        private boolean isPlanted() {
            return event instanceof Order order && order.getOrderId().startsWith(PLANTED);
        }

        private String text(String name) {
            return (String) field(name);
        }

        private Object field(String name) {
            return event.get(event.getSchema().getField(name).pos());
        }

        @Override
        public void held(SpecificRecord told) {
            expected.shown();
            truth().tell(told);
        }

        private Truth truth() {
            return Objects.requireNonNull(places.get(text("site"))).truth();
        }

        @Override
        public void expected(SpecificRecord told) {
            expected.add(told);
        }

        @Override
        public void posted(SpecificRecord told) {
            expected.add(told);
            pass();
        }

        /** On to the publisher, whatever comes of it. */
        private void pass() {
            expected.posted();
            events.add(event);
            raws.add(raw);
        }

        @Override
        public void untold(SpecificRecord told) {
            expected.untold();
        }
    }
}
