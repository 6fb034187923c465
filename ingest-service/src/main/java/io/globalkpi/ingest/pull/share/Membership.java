package io.globalkpi.ingest.pull.share;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What this instance owns, and as which member. One value, so that a claim never mixes an old possession with a new
 * membership.
 *
 * @param owned by partition up to where its changes were taken
 * @param group null before the first assignment
 */
record Membership(Map<TopicPartition, Long> owned, ConsumerGroupMetadata group) {

    Membership {
        owned = Map.copyOf(owned);
    }
}
