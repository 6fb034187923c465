package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Notice;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may go out now, destination by destination. One thread.
 *
 * <p>Kept in memory, longer than a connection to Kafka: a destination moved to another instance begins with a full bucket
 * there, which is a quarter of what its channel takes in a minute; if that is too much the channel says so, and is obeyed.
 */
final class Traffic {

    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<String, Pace> paces;
    private final Senders senders;
    private final Clock clock;

    Traffic(Map<String, Pace> paces, Senders senders, Clock clock) {
        this.paces = Map.copyOf(paces);
        this.senders = senders;
        this.clock = clock;
    }

    Optional<Parcel> next(String lane, List<Notice> waiting) {
        String channel = waiting.get(0).getChannel();
        return lane(lane, channel).next(waiting, notices -> senders.fitting(channel, notices));
    }

    void learn(Parcel parcel, Delivery delivery) {
        lane(Outbox.lane(parcel.first()), parcel.first().getChannel()).learn(parcel, delivery);
    }

    private Lane lane(String name, String channel) {
        return lanes.computeIfAbsent(name, key -> new Lane(key, paces.getOrDefault(channel, Pace.FREE), clock));
    }

    long resting() {
        return lanes.values().stream().filter(Lane::isOpen).count();
    }
}
