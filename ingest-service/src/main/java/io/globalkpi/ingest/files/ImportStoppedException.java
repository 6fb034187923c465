package io.globalkpi.ingest.files;

/** The broker would not take what an import handed over. Running it again resumes after the last commit. */
public final class ImportStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportStoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}
