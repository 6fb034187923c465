package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which destinations hear of a breach: those of every route that is taken, each once; the console when none is.
 *
 * <p>{@code {owner}} stands for the persons who are an owner of the scope. A route of e-mail with persons tells each at
 * their own address; a Slack channel is told once, whoever reads it.
 */
final class Router {

    static final String OWNER = "{owner}";

    private static final String EMAIL = "email";

    private final RoutingTree routes;
    private final List<Person> people;

    Router(RoutingTree routes, Collection<Person> people) {
        this.routes = routes;
        this.people = List.copyOf(people);
    }

    /** In the order of the routes. */
    Map<Recipient, Terms> hearing(Breach breach) {
        Map<Recipient, Terms> recipients = new LinkedHashMap<>();
        routes.taken(breach)
                .forEach(route -> recipients(route, breach)
                        .forEach(recipient -> recipients.merge(recipient, Terms.of(route), Terms::and)));
        return recipients.isEmpty() ? Map.of(Recipient.CONSOLE, Terms.NONE) : recipients;
    }

    /** Ids of the routes that are taken, whether or not anybody is at their end. */
    List<String> matching(Breach breach) {
        return routes.taken(breach).stream().map(Route::getRoute).toList();
    }

    /** Whom to tell when a recipient has not answered: the manager of the person, or of the owners who read a room. */
    Set<Recipient> managers(Recipient recipient, Breach breach) {
        return people.stream()
                .filter(person -> recipient.person() == null
                        ? isOwner(person, breach)
                        : person.getPerson().equals(recipient.person()))
                .flatMap(person -> person(person.getManager()).stream())
                .flatMap(manager -> address(manager, recipient.channel()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** On the same channel if he has an address there, else by e-mail. */
    private static Optional<Recipient> address(Person person, String channel) {
        return at(channel, Stream.of(person))
                .findFirst()
                .or(() -> at(EMAIL, Stream.of(person)).findFirst());
    }

    /** A person where he is told on a channel, or by e-mail; empty if there is no such person or address. */
    Optional<Recipient> at(String person, String channel) {
        return person(person).flatMap(known -> address(known, channel));
    }

    Optional<Person> person(@Nullable String id) {
        return people.stream().filter(person -> person.getPerson().equals(id)).findFirst();
    }

    private Stream<Recipient> recipients(Route route, Breach breach) {
        if (route.getDestination().equals(OWNER)) {
            return at(route.getChannel(), people.stream().filter(person -> isOwner(person, breach)));
        }
        Stream<Recipient> room = route.getDestination().isBlank()
                ? Stream.empty()
                : Stream.of(new Recipient(route.getChannel(), route.getDestination(), null));
        return Stream.concat(room, at(route.getChannel(), persons(route)));
    }

    private Stream<Person> persons(Route route) {
        return people.stream()
                .filter(person -> route.getPersons().contains(person.getPerson()) || isOfRoleAndTeam(person, route));
    }

    private static boolean isOfRoleAndTeam(Person person, Route route) {
        boolean asked = !route.getRoles().isEmpty() || !route.getTeams().isEmpty();
        boolean role = route.getRoles().isEmpty() || route.getRoles().contains(person.getRole());
        boolean team = route.getTeams().isEmpty() || route.getTeams().contains(String.valueOf(person.getTeam()));
        return asked && role && team;
    }

    private static boolean isOwner(Person person, Breach breach) {
        return person.getOwner() != null && breach.getOwners().contains(person.getOwner());
    }

    private static Stream<Recipient> at(String channel, Stream<Person> persons) {
        return persons.filter(person -> person.getAddresses().containsKey(channel))
                .map(person -> new Recipient(channel, person.getAddresses().get(channel), person.getPerson()));
    }
}
