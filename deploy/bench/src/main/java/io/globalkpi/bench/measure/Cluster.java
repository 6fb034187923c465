package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.BrokerMain;
import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.bench.mix.Mix;
import io.globalkpi.bench.mix.ReferenceFiles;
import io.globalkpi.ingest.reference.ReferenceApply;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** A broker and a registry in a process of their own, with the topics of the catalogue and the reference data of a mix. */
public final class Cluster implements AutoCloseable {

    public static final List<String> FLAGS = List.of("-Xms1g", "-Xmx1500m", "-XX:+UseG1GC");

    /** Folder of the reference data's files, in the directory of the cluster. */
    static final String REFERENCE = "reference";

    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final Duration SESSION = Duration.ofSeconds(90);

    private final ChildJvm broker;
    private final String bootstrap;
    private final String registry;
    private final Admin admin;
    private final Path directory;

    private Cluster(ChildJvm broker, String bootstrap, String registry, Path directory) {
        this.broker = broker;
        this.bootstrap = bootstrap;
        this.registry = registry;
        this.directory = directory;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /** Empty: no topics yet. */
    public static Cluster start(Path directory) throws InterruptedException {
        ChildJvm broker = ChildJvm.start(
                new ChildJvm.Spec("broker", BrokerMain.class, FLAGS, List.of(directory.toString()), Map.of()),
                directory);
        String[] addresses = broker.await(BrokerMain.READY, STARTING).split(" ");
        return new Cluster(broker, addresses[0], addresses[1], directory);
    }

    /** Creates the topics and applies the reference data of a mix. */
    public void introduce(Mix mix, Instant around, Path shippedKpis)
            throws IOException, InterruptedException, ExecutionException {
        new TopicAdmin(admin).ensure(topics().all());
        Path files = directory.resolve(REFERENCE);
        ReferenceFiles.write(files, mix, around, shippedKpis);
        ReferenceApply apply = new ReferenceApply(
                Map.of("bootstrap.servers", bootstrap),
                ConfluentSchemaRegistry.of(registry),
                topics(),
                Clock.systemUTC());
        apply.apply(apply.plan(files), "bench", false);
    }

    /** Removes what engines wrote and how far they had read, so that the next one begins from nothing. */
    public void clear() throws InterruptedException, ExecutionException {
        clear("kpi-streams", EngineJvm.APPLICATION);
    }

    /** Removes what a service wrote and how far it had read. */
    void clear(String module, String application) throws InterruptedException, ExecutionException {
        forgetPositions(application);
        List<Topic> owned = topics().ownedBy(module);
        Set<String> names = owned.stream().map(Topic::name).collect(Collectors.toSet());
        List<String> old = admin.listTopics().names().get().stream()
                .filter(name -> names.contains(name) || name.startsWith(application))
                .toList();
        admin.deleteTopics(old).all().get();
        while (admin.listTopics().names().get().stream().anyMatch(old::contains)) {
            Thread.sleep(50);
        }
        new TopicAdmin(admin).ensure(owned);
    }

    /**
     * Lets a topic keep all that is written from now on. Its records are as old as the input's business time, older than what a
     * compacted topic must keep: what is counted afterwards would be less than what was told.
     */
    void keepAll(String topic) throws InterruptedException, ExecutionException {
        ConfigEntry delete = new ConfigEntry("cleanup.policy", "delete");
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(delete, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    /** Members of a service that was killed count as members until their session ends. */
    private void forgetPositions(String application) throws InterruptedException, ExecutionException {
        long giveUp = System.nanoTime() + SESSION.toNanos();
        while (true) {
            try {
                admin.deleteConsumerGroups(List.of(application)).all().get();
                return;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof GroupIdNotFoundException) {
                    return;
                }
                if (!(e.getCause() instanceof GroupNotEmptyException) || System.nanoTime() > giveUp) {
                    throw e;
                }
            }
            Thread.sleep(500);
        }
    }

    public static Topics topics() {
        return new Topics(Topics.DEFAULT_PARTITIONS);
    }

    public String bootstrap() {
        return bootstrap;
    }

    public String registry() {
        return registry;
    }

    public Admin admin() {
        return admin;
    }

    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
