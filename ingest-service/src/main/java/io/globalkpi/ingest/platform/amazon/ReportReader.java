package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.Pulled;

/** Makes items of the document of a report: all of it, so the slice is covered. */
@FunctionalInterface
interface ReportReader<W> {

    Pulled<W> read(Document document);
}
