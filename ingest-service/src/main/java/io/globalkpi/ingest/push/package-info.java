/**
 * HTTP intake of normalized events: strict JSON in, an answer for every record after the broker has acknowledged it.
 *
 * <p>Reading JSON is done in {@code json}, judging and publishing in {@code publish}; here live the requests, the API keys,
 * the answers and the document that describes them.
 */
@NullMarked
package io.globalkpi.ingest.push;

import org.jspecify.annotations.NullMarked;
