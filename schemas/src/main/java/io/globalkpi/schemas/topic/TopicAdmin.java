package io.globalkpi.schemas.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates what is absent and refuses to run over what is cut differently. */
public final class TopicAdmin {

    private final Admin admin;

    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates those of the topics that do not exist.
     *
     * @throws IllegalStateException if one exists with another number of partitions: a site's events would be in the
     *     wrong place
     */
    public void ensure(Collection<Topic> topics) throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing = topics.stream()
                .filter(topic -> !present.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.config()))
                .toList();
        create(missing);
        checkPartitions(
                topics.stream().filter(topic -> present.contains(topic.name())).toList());
    }

    private void create(List<NewTopic> missing) throws ExecutionException, InterruptedException {
        for (var creation : admin.createTopics(missing).values().values()) {
            try {
                creation.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private void checkPartitions(Collection<Topic> topics) throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> found = admin.describeTopics(
                        topics.stream().map(Topic::name).collect(Collectors.toSet()))
                .allTopicNames()
                .get();
        List<String> wrong = new ArrayList<>();
        for (Topic topic : topics) {
            int partitions = found.get(topic.name()).partitions().size();
            if (partitions != topic.partitions()) {
                wrong.add(topic.name() + " has " + partitions + " partitions, expected " + topic.partitions());
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join("; ", wrong)
                    + ". The partition count is contractual: set it to what the cluster has, or rebuild.");
        }
    }
}
