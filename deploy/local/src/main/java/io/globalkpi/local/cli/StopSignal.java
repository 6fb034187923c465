package io.globalkpi.local.cli;

import io.globalkpi.local.LocalStack;

/** Ctrl-C and SIGTERM end the process through its shutdown hooks; the JVM then answers 130 or 143. */
final class StopSignal {

    private StopSignal() {}

    static void closes(LocalStack stack) {
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
    }
}
