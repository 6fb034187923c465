package io.globalkpi.alert.notify.post;

import java.net.URI;
import java.util.Optional;

/**
 * A destination that is posted to. Both parts are secrets: they are in no text.
 *
 * @param secret what messages are signed with
 */
public record Hook(URI url, Optional<String> secret) {

    @Override
    public String toString() {
        return "Hook";
    }
}
