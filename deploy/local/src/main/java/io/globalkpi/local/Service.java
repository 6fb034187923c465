package io.globalkpi.local;

import java.util.function.IntSupplier;

/** One of the three services, as the stack sees it: started, asked whether it is ready, closed. */
record Service(String name, Runnable start, IntSupplier port, AutoCloseable app) {}
