package io.globalkpi.ingest.platform;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** A file somebody put into an account's folder. */
public interface DroppedFile {

    String name();

    /** Of its content, in hexadecimal: the same file under another name is the same file. */
    String sha256();

    /** When it was last written (UTC). */
    Instant writtenAt();

    InputStream open() throws IOException;
}
