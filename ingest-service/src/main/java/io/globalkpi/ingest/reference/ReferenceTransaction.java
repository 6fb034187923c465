package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/** The one transaction of an apply: rows first, the manifest last. */
final class ReferenceTransaction {

    private static final String MANIFEST_KEY = "manifest";

    private final Producer<byte[], byte[]> producer;
    private final SchemaRegistry registry;
    private final Map<Schema, AvroSerializer<SpecificRecord>> serializers = new HashMap<>();

    ReferenceTransaction(Producer<byte[], byte[]> producer, SchemaRegistry registry) {
        this.producer = producer;
        this.registry = registry;
    }

    ApplyResult run(ReferencePlan plan, List<Change> changes, String author, Instant now, InForceReader inForce) {
        return publish(changes, manifest(plan, changes, author, now), inForce);
    }

    /** @param manifest one version after the one that the changes were planned on */
    ApplyResult publish(List<Change> changes, Manifest manifest, InForceReader inForce) {
        refuseIfOther(
                manifest.getVersion() - 1,
                inForce.manifest().map(Manifest::getVersion).orElse(0L));
        try {
            producer.beginTransaction();
            changes.forEach(change -> send(change.topic(), change.key(), change.after()));
            send(Topics.MANIFEST, MANIFEST_KEY, manifest);
            producer.commitTransaction();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new ConflictException("another apply began meanwhile; nothing was published: plan again");
        } catch (KafkaException e) {
            throw fenced(e) ? new ConflictException("another apply began meanwhile; plan again") : e;
        }
        return new ApplyResult(manifest.getVersion(), changes.size());
    }

    private static boolean fenced(Throwable error) {
        return error.getCause() instanceof ProducerFencedException
                || error.getCause() instanceof InvalidProducerEpochException;
    }

    private static void refuseIfOther(long planned, long found) {
        if (planned != found) {
            throw new ConflictException("the plan was made on manifest " + planned + " but " + found
                    + " is in force; nothing was published: plan again");
        }
    }

    private static Manifest manifest(ReferencePlan plan, List<Change> changes, String author, Instant now) {
        Map<String, Map<String, SpecificRecord>> rows = new HashMap<>();
        plan.base().rows().forEach((topic, ofTopic) -> rows.put(topic, new HashMap<>(ofTopic)));
        for (Change change : changes) {
            Map<String, SpecificRecord> ofTopic = rows.computeIfAbsent(change.topic(), topic -> new HashMap<>());
            if (change.after() == null) {
                ofTopic.remove(change.key());
            } else {
                ofTopic.put(change.key(), change.after());
            }
        }
        Map<String, Long> counts = new HashMap<>();
        rows.forEach((topic, ofTopic) -> counts.put(topic, (long) ofTopic.size()));
        Company company = plan.company();
        return Manifest.newBuilder()
                .setVersion(plan.base().version() + 1)
                .setAppliedAt(now)
                .setAuthor(author)
                .setCompany(company.id())
                .setCompanyName(company.name())
                .setReportingCurrency(company.reportingCurrency())
                .setZone(company.zone())
                .setRows(counts)
                .setFingerprint(Fingerprint.of(rows))
                .setKpiFreezeDays(company.kpiFreezeDays())
                .setFiscalYear(company.fiscalYear().orElse(null))
                .setGoals(company.goals())
                .setGenerations(
                        plan.base().manifest().map(Manifest::getGenerations).orElse(null))
                .build();
    }

    private void send(String topic, String key, @Nullable SpecificRecord row) {
        byte[] bytes = row == null
                ? null
                : serializers
                        .computeIfAbsent(row.getSchema(), schema -> new AvroSerializer<>(registry, schema, false))
                        .serialize(topic, row);
        producer.send(new ProducerRecord<>(topic, 0, key.getBytes(StandardCharsets.UTF_8), bytes));
    }
}
