package io.globalkpi.local.platforms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * The month as the direct feed would tell it, in the words the platforms have: apart from servers and connectors, so that what was
 * pulled can be held to it.
 */
final class Expected {

    private final List<SpecificRecord> events = new ArrayList<>();
    private long shown;
    private long posted;
    private long untold;

    /** The platform shows one more event. */
    void shown() {
        shown++;
    }

    /** The shop posts one more event. */
    void posted() {
        posted++;
    }

    /** Nobody can tell one more event. */
    void untold() {
        untold++;
    }

    /** Is to be on the topics in the end. */
    void add(SpecificRecord event) {
        events.add(event);
    }

    List<SpecificRecord> events() {
        return Collections.unmodifiableList(events);
    }

    long countOfShown() {
        return shown;
    }

    long countOfPosted() {
        return posted;
    }

    long countOfUntold() {
        return untold;
    }
}
