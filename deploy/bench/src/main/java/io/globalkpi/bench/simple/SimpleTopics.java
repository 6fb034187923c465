package io.globalkpi.bench.simple;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics that a run writes to: empty ones. */
final class SimpleTopics {

    private SimpleTopics() {}

    static void makeAnew(String bootstrap, int partitions, String... names)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<String> wanted = Arrays.asList(names);
            Set<String> present = admin.listTopics().names().get();
            admin.deleteTopics(wanted.stream().filter(present::contains).toList())
                    .all()
                    .get();
            while (admin.listTopics().names().get().stream().anyMatch(wanted::contains)) {
                Thread.sleep(50);
            }
            admin.createTopics(wanted.stream()
                            .map(name -> new NewTopic(name, partitions, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }
}
