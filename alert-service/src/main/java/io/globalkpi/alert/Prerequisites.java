package io.globalkpi.alert;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * What must be there before the streams run: a broker, the topics they read, reference data.
 *
 * <p>Streams made before their source topics exist would die of it.
 */
final class Prerequisites implements Supplier<Optional<String>> {

    private final Map<String, Object> clients;
    private final Topics topics;
    private final ReferenceReader reference;

    Prerequisites(Map<String, Object> clients, Topics topics, ReferenceReader reference) {
        this.clients = new HashMap<>(clients);
        this.clients.put("default.api.timeout.ms", 3_000);
        this.clients.put("request.timeout.ms", 3_000);
        this.topics = topics;
        this.reference = reference;
    }

    /** What is missing, in words. Makes the topics that are this service's own. */
    @Override
    public Optional<String> get() {
        try (Admin admin = Admin.create(clients)) {
            new TopicAdmin(admin).ensure(topics.ownedBy("alert-service"));
            return missing(admin.listTopics().names().get());
        } catch (ExecutionException e) {
            return Optional.of("waits for the broker: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("is stopped");
        } catch (RuntimeException e) {
            // A broker out of reach or topics cut differently: told by readiness, asked again.
            return Optional.of("waits for the broker: " + e.getMessage());
        }
    }

    private Optional<String> missing(Set<String> present) {
        Optional<ReferenceData> data = reference.current();
        if (data.isEmpty()) {
            return Optional.of("waits for reference data");
        }
        Generation generation = data.get().generations().inForce();
        List<String> absent = Stream.concat(
                        Arrays.stream(ScopeType.values())
                                .map(topics.in(generation)::kpis)
                                .map(Topic::name),
                        Stream.of(Topics.FEEDS))
                .filter(topic -> !present.contains(topic))
                .toList();
        return absent.isEmpty() ? Optional.empty() : Optional.of("waits for topics " + absent);
    }
}
