package io.globalkpi.local;

import io.globalkpi.local.broker.Ports;

/** Finds a taken port before anything is started, and says whose it is. */
final class TakenPorts {

    private TakenPorts() {}

    static void check(LocalConfig.Ports ports) {
        Ports.check("broker", ports.broker(), "--broker-port");
        Ports.check("schema registry", ports.registry(), "--registry-port");
        Ports.check("ingest service", ports.ingest(), "--ingest-port");
        Ports.check("KPI streams", ports.streams(), "--streams-port");
        Ports.check("alert service", ports.alert(), "--alert-port");
    }
}
