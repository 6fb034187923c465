package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.DroppedFile;
import io.globalkpi.ingest.platform.FoundRow;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Session;
import java.util.List;

/** What is taken from an export for one feed. */
@FunctionalInterface
interface Export<W> {

    /**
     * Puts what the rows tell onto the page, bad rows as rejections.
     *
     * @return rows of reference data
     */
    List<FoundRow> read(DroppedFile file, List<Cells> rows, Session session, Page<W> page);
}
