/**
 * Names, types, partitions and retention of every topic, said once.
 *
 * <p>Services create the topics they own from here ({@link io.globalkpi.schemas.topic.TopicAdmin}) and look up the
 * partition of a site here. Reading and writing bytes is next door, in {@code serde}.
 */
@NullMarked
package io.globalkpi.schemas.topic;

import org.jspecify.annotations.NullMarked;
