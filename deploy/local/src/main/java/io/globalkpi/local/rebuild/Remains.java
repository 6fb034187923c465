package io.globalkpi.local.rebuild;

import io.globalkpi.local.read.PipelineException;
import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What generations that are live no more have left on the broker. Taken away as often as it is asked for, however far it got before. */
public final class Remains {

    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Admin admin;
    private final Topics topics;
    private final String application;

    /** @param application id of the first generation */
    public Remains(Admin admin, Topics topics, String application) {
        this.admin = admin;
        this.topics = topics;
        this.application = application;
    }

    /** Names of all topics of generations that are not live, published and internal. */
    public Set<String> topics(Generations generations) throws InterruptedException {
        Set<String> present = asking(() -> admin.listTopics().names().get());
        return past(generations).stream()
                .flatMap(generation -> present.stream().filter(name -> isOf(generation, name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Generation> past(Generations generations) {
        return IntStream.rangeClosed(1, generations.last())
                .mapToObj(Generation::new)
                .filter(generation -> !generations.live().contains(generation))
                .toList();
    }

    private boolean isOf(Generation generation, String name) {
        boolean published = topics.in(generation).ownedBy("kpi-streams").stream()
                .map(Topic::name)
                .anyMatch(own -> own.equals(name) && !name.equals(Topics.SCORECARDS));
        // The first is called as all others begin.
        Pattern internal = Pattern.compile(
                Pattern.quote(generation.application(application)) + "-(?!g\\d+-).*-(changelog|repartition)");
        return published || internal.matcher(name).matches();
    }

    /**
     * Deletes them, once nobody works on such a generation any more.
     *
     * @throws PipelineException if somebody still does after that time
     */
    public void delete(Generations generations, Duration patience) throws InterruptedException {
        for (Generation generation : past(generations)) {
            awaitNobody(generation.application(application), patience);
        }
        Collection<String> gone = topics(generations);
        asking(() -> admin.deleteTopics(gone).all().get());
        for (Generation generation : past(generations)) {
            forget(generation.application(application));
        }
    }

    private void awaitNobody(String group, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int members = members(group); members > 0; members = members(group)) {
            if (System.nanoTime() > deadline) {
                throw new PipelineException(members + " member(s) of " + group
                        + " are still at work: stop the instances that do not follow the manifest, then retire again");
            }
            Thread.sleep(BETWEEN.toMillis());
        }
    }

    private int members(String group) throws InterruptedException {
        try {
            ConsumerGroupDescription found =
                    admin.describeConsumerGroups(List.of(group)).all().get().get(group);
            return found.members().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw failed(e);
        }
    }

    private void forget(String group) throws InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw failed(e);
            }
        }
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T> T asking(Question<T> question) throws InterruptedException {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private static PipelineException failed(ExecutionException e) {
        return new PipelineException("the broker refused: " + e.getCause().getMessage(), e);
    }
}
