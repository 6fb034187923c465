package io.globalkpi.ingest.platform;

import java.util.List;

/**
 * What a push is answered, and what it wakes. The wakes are on the topic before the answer is given.
 *
 * @param status HTTP status as the platform wants it
 * @param contentType of the body
 * @param body as the platform wants it, often empty
 * @param wakes what to ask for now; none for a forged push, which is counted
 */
public record Reply(int status, String contentType, String body, List<Wake> wakes) {

    public Reply {
        wakes = List.copyOf(wakes);
    }

    /** Taken: an empty answer of that status. */
    public static Reply taken(int status, List<Wake> wakes) {
        return new Reply(status, "text/plain", "", wakes);
    }

    /** The signature is not the platform's. */
    public static Reply forged(int status) {
        return new Reply(status, "text/plain", "", List.of());
    }
}
