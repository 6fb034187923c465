package io.globalkpi.local.cli;

import io.globalkpi.local.LocalConfig;
import io.globalkpi.local.demo.Business;
import io.globalkpi.schemas.ingest.DeadLetter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The doors of the ingest service that commands knock at: each opens a publisher to the running pipeline, does its work
 * and closes it. The only class of the command line that names them.
 */
final class Doors {

    private Doors() {}

    record Apply(Path directory, boolean dryRun, boolean prune) {}

    /** Application id of the KPI streams, whose progress a demo waits for. */
    static final String STREAMS_GROUP = "kpi-streams";

    static Business business(LocalConfig config, BusinessOptions options, Clock clock) {
        throw new UnsupportedOperationException("demo is not in this build");
    }

    static int simulate(
            Surroundings around, PipelineOptions pipeline, BusinessOptions business, boolean truth, PrintWriter out) {
        throw new UnsupportedOperationException("simulate is not in this build");
    }

    static int importFile(Surroundings around, PipelineOptions pipeline, Path file, String mapping, PrintWriter out) {
        throw new UnsupportedOperationException("import is not in this build");
    }

    static int apply(Surroundings around, PipelineOptions pipeline, Apply what, PrintWriter out) {
        throw new UnsupportedOperationException("apply is not in this build");
    }

    static int replay(Surroundings around, PipelineOptions pipeline, List<DeadLetter> letters, PrintWriter out) {
        throw new UnsupportedOperationException("replay is not in this build");
    }
}
