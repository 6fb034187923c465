/**
 * Calls to platforms as an account makes them: in turn, within limits, with fresh tokens, again after a bad moment, and in
 * the end an answer or a trouble in words.
 *
 * <p>Knows no platform, no Kafka and no job. Time and waiting come in from outside.
 */
@NullMarked
package io.globalkpi.ingest.pull.call;

import org.jspecify.annotations.NullMarked;
