package io.globalkpi.bench.child;

import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.local.broker.Ports;
import io.globalkpi.local.registry.LocalRegistry;
import java.nio.file.Path;

/** A broker and a schema registry, those of the local stack. Argument: the directory of their data. */
public final class BrokerMain {

    public static final String READY = "READY";

    private BrokerMain() {}

    public static void main(String[] args) throws InterruptedException {
        Path data = Path.of(args[0]);
        EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"), Ports.free());
        LocalRegistry registry = LocalRegistry.start(data.resolve("registry"), "127.0.0.1", 0);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            registry.close();
            broker.close();
        }));
        System.out.println(READY + " " + broker.bootstrap() + " " + registry.url());
        Thread.currentThread().join();
    }
}
