package io.globalkpi.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the generated part of a page from all sections that were ever measured; the rest of the page is people's. */
public final class Report {

    static final String BEGIN = "<!-- generated: begin -->";
    static final String END = "<!-- generated: end -->";

    private static final List<String> SECTIONS = List.of(
            "whole", "variants", "slow-peers", "latency", "state", "long-run", "alerts", "normalizers", "parts");

    private final Store store;
    private final Path folder;

    /** @param folder where the results are kept */
    public Report(Store store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /** Replaces what stands between the markers of the page. */
    public void writeInto(Path page) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(page + " must have '" + BEGIN + "' and, behind it, '" + END + "'");
        }
        Files.writeString(page, text.substring(0, begin + BEGIN.length()) + "\n\n" + markdown() + text.substring(end));
    }

    public String markdown() throws IOException {
        Map<String, Measured> sections = new LinkedHashMap<>();
        for (String section : SECTIONS) {
            Optional<Measured> measured = store.of(section);
            measured.ifPresent(found -> sections.put(section, found));
        }
        StringBuilder out = new StringBuilder("### Goals\n\n")
                .append(Tables.goals(sections))
                .append('\n');
        Measured whole = sections.get("whole");
        if (whole != null) {
            Plot.write(whole.runs(), folder.resolve("rates.svg"));
            out.append("### Rates\n\n").append(Tables.circumstances(whole)).append(Tables.rates(whole.runs()));
            out.append("![events a second](results/rates.svg)\n\n");
        }
        rates("Rates of the engine's variants", sections.get("variants"), out);
        rates("Rates of the slow peers", sections.get("slow-peers"), out);
        out.append("### What the engine did\n\n");
        engine(sections.get("whole"), out);
        engine(sections.get("variants"), out);
        section("Latency", sections.get("latency"), out);
        section("Memory and restart", sections.get("state"), out);
        section("Heap over a long run", sections.get("long-run"), out);
        section("Alert service, values through 200 rules", sections.get("alerts"), out);
        normalizers(sections.get("normalizers"), out);
        section("Parts, nanoseconds a call", sections.get("parts"), out);
        if (Files.exists(folder.resolve("profile.md"))) {
            out.append(
                    "### Where the time goes\n\nOf one run under async-profiler: [results/profile.md](results/profile.md).\n\n");
        }
        return out.toString();
    }

    private static void rates(String title, @Nullable Measured measured, StringBuilder out) {
        if (measured != null) {
            out.append("### ").append(title).append("\n\n");
            out.append(Tables.circumstances(measured))
                    .append(Tables.rates(measured.runs()))
                    .append('\n');
        }
    }

    private static void engine(@Nullable Measured measured, StringBuilder out) {
        if (measured != null) {
            List<String> engines = Tables.runners(measured.runs()).stream()
                    .filter(runner -> runner.startsWith("engine"))
                    .toList();
            out.append(Tables.figures(measured.runs(), engines)).append('\n');
        }
    }

    /** Many runners with few figures: a row a runner. */
    private static void normalizers(@Nullable Measured measured, StringBuilder out) {
        if (measured != null) {
            out.append("### Normalizers, beside plain reading\n\n");
            out.append(Tables.circumstances(measured)).append(Tables.byRunner(measured.runs()));
        }
    }

    private static void section(String title, @Nullable Measured measured, StringBuilder out) {
        if (measured != null) {
            out.append("### ").append(title).append("\n\n");
            out.append(Tables.circumstances(measured)).append(Tables.figures(measured.runs(), List.of()));
        }
    }
}
