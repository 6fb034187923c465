package io.globalkpi.ingest.publish;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The right to publish what was pulled for the accounts of a partition: void as soon as the group has given the partition to
 * another instance. Committed with the publication, so that of two instances that believe to own an account only one
 * can publish for it.
 *
 * @param partition of the topic that accounts are spread by
 * @param offset up to which changes were attended to
 * @param group the membership under which the partition was owned when the step was made
 */
public record Claim(TopicPartition partition, long offset, ConsumerGroupMetadata group) {}
