package io.globalkpi.ingest.publish;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The claims of a batch. */
final class Claims {

    /** A claim of an earlier membership is staked on its own: that it is void must not be hidden by a later one. */
    private record Membership(TopicPartition partition, String member, int generation) {}

    private Claims() {}

    /** Of each membership the last claim, which tells the furthest offset. */
    static Collection<Claim> of(List<Prepared> batch) {
        Map<Membership, Claim> claims = new LinkedHashMap<>();
        for (Prepared prepared : batch) {
            Claim claim = prepared.pending().publication().claim();
            if (claim != null) {
                claims.put(
                        new Membership(
                                claim.partition(),
                                claim.group().memberId(),
                                claim.group().generationId()),
                        claim);
            }
        }
        return claims.values();
    }

    /** Which of a batch's claims is void is not told, and what is published under a good one is pulled again at once. */
    static List<Pending> held(List<Pending> batch) {
        return batch.stream()
                .filter(pending -> pending.publication().claim() != null)
                .filter(pending -> !pending.receipt().isDone())
                .toList();
    }

    static List<Pending> without(List<Pending> batch) {
        return batch.stream()
                .filter(pending -> pending.publication().claim() == null)
                .toList();
    }
}
