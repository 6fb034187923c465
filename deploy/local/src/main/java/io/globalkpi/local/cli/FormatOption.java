package io.globalkpi.local.cli;

import picocli.CommandLine.Option;

/** How an answer is printed: for a person, for a program, for a spreadsheet. */
final class FormatOption {

    enum Format {
        TABLE,
        JSON,
        CSV
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json or csv (default: ${DEFAULT-VALUE}).")
    private Format format;

    Format format() {
        return format;
    }
}
