package io.globalkpi.bench.peer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom to run, how, and where the result is checked. */
public enum Peer {
    // spotless:off
    RAW       ("peers-raw",        "Raw",              List.of("mode=decode", "reps=3"),                           null),
    PANES     ("peers-panes",      "KsPanes",          List.of("size=1440", "eos=true", "expect=1079710"),         "out-kspanes"),
    TWO_STAGES("peers-two-stages", "KsTwoStage",       List.of("mode=combine", "size=1440", "eos=true", "expect=1079710"), "out-ks2"),
    JET       ("peers-jet",        "hz.HzPeer",        List.of("size=1440", "par=1", "eos=true", "budget=120", "expect=1079710"), "out-hz"),
    FLINK_SQL ("peers-flink-sql",  "flink.FlinkPeer",  List.of("mode=sql", "size=1440", "par=1", "budget=50", "expect=1079710"), null),
    DSL       ("peers-dsl",        "KsDsl",            List.of("size=1440", "emit=close", "budget=40"),            null);
    // spotless:on

    private final String runner;
    private final String main;
    private final List<String> arguments;
    private final @Nullable String output;

    Peer(String runner, String main, List<String> arguments, @Nullable String output) {
        this.runner = runner;
        this.main = main;
        this.arguments = arguments;
        this.output = output;
    }

    public String runner() {
        return runner;
    }

    String main() {
        return main;
    }

    List<String> arguments() {
        return arguments;
    }

    /** Topic of its results; null where the reference does not check them. */
    @Nullable
    String output() {
        return output;
    }

    /** In words, for the report. */
    public String command() {
        return main + " " + String.join(" ", arguments);
    }
}
