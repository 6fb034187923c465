package io.globalkpi.alert.lint;

import io.globalkpi.alert.route.Hearing;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.id.Wildcard;
import io.globalkpi.schemas.reference.LevelAction;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.Silence;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Routes that nothing reaches, routes with nobody at their end, breaches that reach nobody. */
final class RouteFindings {

    private static final int SHOWN = 5;
    private static final String OWNER = "{owner}";

    private final List<Route> routes;
    private final List<Person> people;
    private final List<Silence> silences;
    private final Hearing hearing;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    RouteFindings(ReferenceData reference, Clock clock) {
        this.routes = reference.rows(Topics.ROUTES, Route.class);
        this.people = reference.rows(Topics.PEOPLE, Person.class);
        this.silences = reference.rows(Topics.SILENCES, Silence.class);
        this.hearing = new Hearing(reference, clock);
        this.now = clock.instant();
    }

    List<Finding> of(Map<Rule, List<Breach>> breaches) {
        Set<String> reached = new HashSet<>();
        breaches.forEach((rule, imagined) -> {
            List<Breach> told = imagined.stream()
                    .filter(breach -> breach.getAction() != LevelAction.DASHBOARD)
                    .toList();
            told.forEach(breach -> reached.addAll(hearing.routes(breach)));
            heard(rule, told);
        });
        routes.stream()
                .filter(route -> !reached.contains(route.getRoute()))
                .filter(route -> !speaksOfDataGaps(route))
                .forEach(route -> error(route, "it is never reached: no rule that is on tells of such a breach"));
        routes.forEach(this::end);
        silences.stream()
                .filter(silence -> !silence.getUntil().isAfter(now))
                .forEach(silence -> findings.add(
                        Finding.note("silence " + silence.getSilence(), "it ended " + silence.getUntil())));
        return findings;
    }

    /** Breaches of missing data come without a rule that anybody wrote. */
    private static boolean speaksOfDataGaps(Route route) {
        return route.getRules().stream().anyMatch(rule -> new Wildcard(rule).matches("data-gap"));
    }

    private void heard(Rule rule, List<Breach> told) {
        Set<String> unheard = new TreeSet<>();
        Set<String> forbidden = new TreeSet<>();
        for (Breach breach : told) {
            List<Notice> notices = hearing.notices(breach);
            if (notices.stream().allMatch(notice -> notice.getState() == NoticeState.SUPPRESSED)) {
                forbidden.add(breach.getScopeId());
            } else if (notices.stream().allMatch(notice -> notice.getChannel().equals("console"))) {
                unheard.add(breach.getScopeId());
            }
        }
        if (!forbidden.isEmpty()) {
            findings.add(Finding.error(
                    "rule " + rule.getRule(), "nobody whom the routes name may read it, for " + some(forbidden)));
        }
        if (!unheard.isEmpty() && !routes.isEmpty()) {
            findings.add(Finding.note("rule " + rule.getRule(), "only the console hears of it for " + some(unheard)));
        }
    }

    private void end(Route route) {
        if (route.getDestination().equals(OWNER)) {
            if (people.stream().noneMatch(person -> person.getOwner() != null && hasAddress(person, route))) {
                error(route, "no owner has an address on " + route.getChannel());
            }
            return;
        }
        boolean isCalled = !route.getRoles().isEmpty() || !route.getTeams().isEmpty();
        if (isCalled && people.stream().noneMatch(person -> isCalled(person, route) && hasAddress(person, route))) {
            error(route, "nobody of its roles and teams has an address on " + route.getChannel());
        }
        people.stream()
                .filter(person -> route.getPersons().contains(person.getPerson()))
                .filter(person -> !hasAddress(person, route))
                .forEach(person -> error(route, person.getPerson() + " has no address on " + route.getChannel()));
        if (route.getEscalateMinutes() > 0 && people.stream().allMatch(person -> person.getManager() == null)) {
            error(route, "it escalates to managers, but nobody has one");
        }
    }

    private static boolean isCalled(Person person, Route route) {
        return Wildcard.anyOrEmpty(route.getRoles(), person.getRole())
                && Wildcard.anyOrEmpty(route.getTeams(), String.valueOf(person.getTeam()));
    }

    private static boolean hasAddress(Person person, Route route) {
        return person.getAddresses().containsKey(route.getChannel());
    }

    private static String some(Set<String> scopes) {
        String first = scopes.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return scopes.size() > SHOWN ? first + " and " + (scopes.size() - SHOWN) + " more" : first;
    }

    private void error(Route route, String why) {
        findings.add(Finding.error("route " + route.getRoute(), why));
    }
}
