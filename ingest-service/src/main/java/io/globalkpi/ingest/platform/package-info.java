/**
 * What a platform is to the machinery: the door that every platform room ({@code platform.<name>}) implements, and the
 * small words both sides share. {@code deploy/docs/platforms.md} says how to add a room.
 *
 * <p>A room holds three kinds of file: what the platform sends (wire records), the pure normalizers, and the sources with
 * the protocol they speak. Rooms know no Kafka, no thread, no clock and no file; jobs, limits, retries, tokens,
 * checkpoints and publication are the business of {@code pull}. Rooms may enter this package, {@code schemas} and, for
 * tables in files, {@code files.read}; never one another.
 */
@NullMarked
package io.globalkpi.ingest.platform;

import org.jspecify.annotations.NullMarked;
