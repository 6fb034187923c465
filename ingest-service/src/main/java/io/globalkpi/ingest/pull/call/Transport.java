package io.globalkpi.ingest.pull.call;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import java.io.IOException;
import java.net.URI;

/** Sends one request, once. */
@FunctionalInterface
public interface Transport {

    /** @throws IOException if there is no whole answer */
    Answer send(Call call, URI address) throws IOException, InterruptedException;
}
