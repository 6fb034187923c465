package io.globalkpi.ingest.platform;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** A file somebody put into an account's folder. */
public interface DroppedFile {

    String name();

    /** Of its content, in hexadecimal: the same file under another name is the same file. */
    String sha256();

    /** When it was last written (UTC). A file that is moved or copied may keep the time it was written elsewhere. */
    Instant writtenAt();

    /** Since when it lies here as it is, as far as is known; never before it was written. */
    default Instant arrivedAt() {
        return writtenAt();
    }

    InputStream open() throws IOException;
}
