package io.globalkpi.alert.route;

import io.globalkpi.alert.rule.Scopes;
import io.globalkpi.alert.silence.QuietHours;
import io.globalkpi.alert.silence.Silences;
import io.globalkpi.schemas.reference.Grant;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Silence;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reference data planning needs, worked out once per manifest. One thread. */
final class Directory {

    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

    private final Supplier<ReferenceData> reference;
    private @Nullable ReferenceData seen;
    private Contents contents = new Contents(
            new Router(new RoutingTree(List.of(), new Whereabouts(List.of())), List.of()),
            new Permission(List.of(), List.of()),
            new Silences(List.of()),
            new Whereabouts(List.of()),
            0);

    /**
     * What one manifest holds.
     *
     * @param looks of one round under the rules that bound what may be chance
     */
    record Contents(Router router, Permission permission, Silences silences, Whereabouts whereabouts, long looks) {

        /** When a recipient may be told of what is not critical. */
        Instant notBefore(Recipient recipient, Instant now) {
            return router.person(recipient.person())
                    .filter(person -> !person.getQuiet().isEmpty())
                    .map(person -> quietEnd(person, now))
                    .orElse(now);
        }

        private static Instant quietEnd(Person person, Instant now) {
            try {
                return QuietHours.of(person.getQuiet(), ZoneId.of(person.getZone()))
                        .end(now);
            } catch (DateTimeException | IllegalArgumentException e) {
                // Checked when it is applied; what came another way must not keep a notice from being told.
                LOG.warn("quiet hours of {} are ignored: {}", person.getPerson(), e.getMessage());
                return now;
            }
        }
    }

    Directory(Supplier<ReferenceData> reference) {
        this.reference = reference;
    }

    Contents now() {
        ReferenceData now = reference.get();
        if (now != seen) {
            seen = now;
            List<Person> people = now.rows(Topics.PEOPLE, Person.class);
            Whereabouts whereabouts = new Whereabouts(now.rows(Topics.SITES, Site.class));
            contents = new Contents(
                    new Router(new RoutingTree(now.rows(Topics.ROUTES, Route.class), whereabouts), people),
                    new Permission(now.rows(Topics.GRANTS, Grant.class), people),
                    new Silences(now.rows(Topics.SILENCES, Silence.class)),
                    whereabouts,
                    Scopes.looks(now, now.manifest().getAppliedAt()));
        }
        return contents;
    }
}
