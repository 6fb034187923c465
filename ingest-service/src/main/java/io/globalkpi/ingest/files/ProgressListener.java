package io.globalkpi.ingest.files;

/** Hears every second how far an import is. Called on the importing thread, so it must be quick. */
@FunctionalInterface
public interface ProgressListener {

    ProgressListener SILENT = progress -> {};

    void on(Progress progress);
}
