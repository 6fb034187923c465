package io.globalkpi.local.platforms;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.standin.Truth;
import java.util.List;
import java.util.Map;

/**
 * One site behind its platforms.
 *
 * @param truth what they hold
 * @param look what goes into it
 * @param sources which system counts for which kind of event
 * @param connections accounts that tell of the site, open
 * @param ledgers of ERPs that write it down once more
 */
record Place(
        Shop shop,
        Truth truth,
        Look look,
        Map<String, String> sources,
        List<Connection> connections,
        List<Ledger> ledgers)
        implements AutoCloseable {

    @Override
    public void close() {
        connections.forEach(Connection::close);
    }
}
