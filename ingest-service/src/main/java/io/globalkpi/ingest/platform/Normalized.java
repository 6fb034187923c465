package io.globalkpi.ingest.platform;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What became of one item: events, flags and rejections. Filled while an item is normalized; for one thread. */
public final class Normalized {

    private final List<SpecificRecord> events = new ArrayList<>();
    private final List<Flag> flags = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    public static Normalized of(SpecificRecord event) {
        return new Normalized().add(event);
    }

    /** @param event with an empty {@code rawRef}: the machinery puts the reference in */
    public Normalized add(SpecificRecord event) {
        events.add(event);
        return this;
    }

    /** A word nobody knows was kept: counted, and shown with the feed. */
    public Normalized flag(String field, String word) {
        flags.add(new Flag(field, word));
        return this;
    }

    /** A part of the item makes no event. */
    public Normalized refuse(Rejection rejection) {
        rejections.add(rejection);
        return this;
    }

    public List<SpecificRecord> events() {
        return List.copyOf(events);
    }

    public List<Flag> flags() {
        return List.copyOf(flags);
    }

    public List<Rejection> rejections() {
        return List.copyOf(rejections);
    }
}
