package io.globalkpi.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One exported file, read by a declared mapping and published. */
@Command(
        name = "import",
        description = {
            "Publish a CSV, TSV, JSON, NDJSON or XLSX export, gzipped or not, by a column mapping.",
            "Importing the same file again changes nothing; an interrupted import goes on where it stopped."
        })
final class ImportCommand implements Callable<Integer> {

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private ImportOptions what;

    @Override
    public Integer call() throws Exception {
        return Doors.importFile(
                root.surroundings(), pipeline, what, spec.commandLine().getOut());
    }
}
