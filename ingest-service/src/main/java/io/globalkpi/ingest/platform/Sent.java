package io.globalkpi.ingest.platform;

import java.time.Instant;

/**
 * One item as a platform sent it.
 *
 * @param id stable at its platform, such as the order id: together with the site the key of the raw record
 * @param shop whose it is
 * @param item the wire record
 * @param generatedAt when the answer or report it stood in was made (UTC)
 */
public record Sent<W>(String id, Shop shop, W item, Instant generatedAt) {}
