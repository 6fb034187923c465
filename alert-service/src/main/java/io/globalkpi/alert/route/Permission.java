package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.id.Wildcard;
import io.globalkpi.schemas.reference.Grant;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Sensitivity;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may read a number.
 *
 * <p>Where no grant is applied, everybody may read what is neither cost nor margin. From the first grant on, one reads the
 * scopes one is granted and those one owns; cost and margin always need a grant that says so. A room that anybody may read
 * (a Slack channel, a group's robot) is allowed what is granted to everybody ({@code *}); the console is the operator's.
 */
final class Permission {

    private final List<Grant> grants;
    private final Map<String, String> owners;

    Permission(Collection<Grant> grants, Collection<Person> people) {
        this.grants = List.copyOf(grants);
        this.owners = people.stream()
                .filter(person -> person.getOwner() != null)
                .collect(Collectors.toMap(Person::getPerson, Person::getOwner, (one, other) -> one));
    }

    boolean mayRead(Recipient recipient, Breach breach) {
        String person = recipient.person();
        Sensitivity sensitivity = breach.getSensitivity();
        if (sensitivity == Sensitivity.OPEN && (isOpenTo(recipient) || owns(person, breach))) {
            return true;
        }
        return grants.stream().anyMatch(grant -> allows(grant, sensitivity) && covers(grant, person, breach));
    }

    private boolean isOpenTo(Recipient recipient) {
        return grants.isEmpty() || recipient.channel().equals(Recipient.CONSOLE.channel());
    }

    static String refusal(Breach breach) {
        Sensitivity sensitivity = breach.getSensitivity();
        return sensitivity == Sensitivity.OPEN
                ? "no grant to read this scope"
                : "no grant to read " + sensitivity.name().toLowerCase(Locale.ROOT) + " of this scope";
    }

    private boolean owns(@Nullable String person, Breach breach) {
        return person != null && breach.getOwners().contains(owners.getOrDefault(person, ""));
    }

    private static boolean allows(Grant grant, Sensitivity sensitivity) {
        return switch (sensitivity) {
            case OPEN -> true;
            case COST -> grant.getCost();
            case MARGIN -> grant.getMargin();
        };
    }

    private static boolean covers(Grant grant, @Nullable String person, Breach breach) {
        boolean his = grant.getPerson().equals("*") || grant.getPerson().equals(person);
        boolean type = grant.getScopeType().equals("*")
                || grant.getScopeType().equals(breach.getScopeType().name());
        return his && type && new Wildcard(grant.getScopeId()).matches(breach.getScopeId());
    }
}
