package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.reference.Grant;
import io.globalkpi.schemas.reference.LevelAction;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;

/**
 * The notices one change of a breach calls for.
 *
 * <p>History calls for none, nor does a level that is for the dashboard only. What a recipient may not read is recorded as suppressed, with the reason, so that nobody
 * wonders where it went.
 */
final class NoticePlan {

    private final Router router;
    private final Permission permission;

    NoticePlan(ReferenceData reference) {
        this.router =
                new Router(reference.rows(Topics.ROUTES, Route.class), reference.rows(Topics.PEOPLE, Person.class));
        this.permission = new Permission(reference.rows(Topics.GRANTS, Grant.class));
    }

    List<Notice> notices(Breach breach, Instant now) {
        if (breach.getHistoric() || breach.getAction() == LevelAction.DASHBOARD) {
            return List.of();
        }
        return router.hearing(breach).stream()
                .map(recipient -> notice(breach, recipient, now))
                .toList();
    }

    private Notice notice(Breach breach, Recipient recipient, Instant now) {
        boolean may = permission.mayRead(recipient.person(), breach);
        return Notice.newBuilder()
                .setNotice(id(breach, recipient))
                .setBreach(breach.getBreach())
                .setSequence(breach.getSequence())
                .setState(may ? NoticeState.PENDING : NoticeState.SUPPRESSED)
                .setChannel(recipient.channel())
                .setDestination(recipient.destination())
                .setPerson(recipient.person())
                .setError(may ? null : "no grant to read " + breach.getSensitivity() + " KPIs of this scope")
                .setCreatedAt(now)
                .setContent(breach)
                .build();
    }

    private static String id(Breach breach, Recipient recipient) {
        String person = recipient.person() == null ? "" : recipient.person();
        return String.join(
                "|",
                breach.getBreach(),
                Integer.toString(breach.getSequence()),
                recipient.channel(),
                recipient.destination(),
                person);
    }
}
