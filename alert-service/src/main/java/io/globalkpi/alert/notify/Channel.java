package io.globalkpi.alert.notify;

import java.util.Optional;

/** One way to tell somebody. Making one does no I/O; may be used from several threads. */
public interface Channel {

    /** The word routes use. */
    String name();

    /** Sends once and says what came of it; blocks for some seconds at most, throws nothing. */
    Delivery deliver(Parcel parcel);

    /** How many bytes of lines (UTF-8) a digest may hold. */
    int digestBytes();

    /** Whether it takes up what it was told earlier of the same breach; whoever does not is not told what that was. */
    default boolean continues() {
        return false;
    }

    /** What would keep a message from being delivered now, in words. */
    Optional<String> trouble();
}
