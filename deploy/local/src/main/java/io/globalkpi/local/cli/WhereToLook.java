package io.globalkpi.local.cli;

import io.globalkpi.local.LocalConfig;

/** The addresses of a running stack, for the person at its console. */
final class WhereToLook {

    private WhereToLook() {}

    static String text(LocalConfig config) {
        LocalConfig.Ports ports = config.ports();
        return String.join(
                System.lineSeparator(),
                line("broker", "127.0.0.1:" + ports.broker()),
                line("schema registry", url(ports.registry()) + "/subjects"),
                line("push events", url(ports.ingest()) + "/v1/events/{kind}"),
                line(
                        "health, metrics",
                        url(ports.ingest()) + "  " + url(ports.streams()) + "  " + url(ports.alert())
                                + "   each with /health /ready /metrics"),
                line("data and log", config.data().toAbsolutePath().normalize().toString()),
                line("ask", "deploy/run kpis | breaches | dead-letters | topics   (--help tells more)"));
    }

    private static String line(String what, String where) {
        return String.format("  %-16s %s", what, where);
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
