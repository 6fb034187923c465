/**
 * How a notice is told, told again, and told once: the delivery of what is pending on {@code alert.notices.v1}.
 *
 * <p>The topic is the ledger. Per attempt two records of the same key: that it begins (PENDING, attempts + 1), committed
 * before anything is sent, and what came of it (SENT, FAILED with the time of the next attempt, or GIVEN_UP). All
 * notices of a destination are in one partition, so one instance owns a destination; it tells them one after the other.
 *
 * <pre>
 *   planned PENDING #0 --> begun PENDING #1 --> SENT
 *                               |  ^       \--> GIVEN_UP   refused, or tried too often
 *                               v  |
 *                             FAILED, again at ...
 * </pre>
 *
 * <p>Each destination has a bucket at its channel's published rate and a circuit breaker. When more wait than it can be
 * told one by one, they become one digest: its notices begin and end in one transaction and carry its name.
 *
 * <p>After a clean stop every begun attempt has its outcome, so nothing is lost or repeated. After a crash at most the one
 * begun attempt of each destination has none: it is made again and marked as possibly repeated. Each record is written in
 * a transaction with the offsets and the group's generation, so an instance that lost its partitions cannot begin.
 *
 * <p>Plain clients and one thread for Kafka, because sending must happen between two commits, which a Streams task
 * cannot do; one thread per destination that is being told something, so a slow one holds up nobody else. Backoff is
 * resilience4j's; waiting is a time in the ledger, not a sleeping thread, so it survives a restart.
 * {@link io.globalkpi.alert.notify.NoticeDelivery} is the door; each channel has its own room.
 */
@NullMarked
package io.globalkpi.alert.notify;

import org.jspecify.annotations.NullMarked;
