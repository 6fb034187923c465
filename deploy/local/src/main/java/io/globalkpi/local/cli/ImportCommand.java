package io.globalkpi.local.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "NAME",
            description = "A shipped mapping, or the path of one of your own.")
    private String mapping;

    @Override
    public Integer call() throws Exception {
        return Doors.importFile(
                root.surroundings(), pipeline, file, mapping, spec.commandLine().getOut());
    }
}
