/**
 * What the channels that post JSON share: the destinations of the environment, the connection, and the signatures' HMAC.
 *
 * <p>What a body looks like and what an answer means is the channel's own room.
 */
@NullMarked
package io.globalkpi.alert.notify.post;

import org.jspecify.annotations.NullMarked;
