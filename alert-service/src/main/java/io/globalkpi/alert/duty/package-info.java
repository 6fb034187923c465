/**
 * What is done on a thread of its own for as long as the service is open, and how it is taken up again after a failure.
 *
 * <p>The work itself is not here: it lives with the streams in {@code alert} and with {@code notify}. Nor are notices
 * retried here: when a message is sent again is a time in the ledger of {@code notify}.
 */
@NullMarked
package io.globalkpi.alert.duty;

import org.jspecify.annotations.NullMarked;
