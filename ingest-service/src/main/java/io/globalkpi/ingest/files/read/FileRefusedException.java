package io.globalkpi.ingest.files.read;

/** A file, or the mapping chosen for it, cannot be used as it is. The message says where, what and what to do. */
public final class FileRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FileRefusedException(String message) {
        super(message);
    }

    public FileRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
