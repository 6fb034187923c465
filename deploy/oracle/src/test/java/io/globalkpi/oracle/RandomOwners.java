package io.globalkpi.oracle;

import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.OwnerKind;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random owners: teams that change, shares that do not divide, hand-overs at odd instants, things nobody owns. */
final class RandomOwners {

    private static final List<String> OWNERS = List.of("ann", "bob", "cho", "dee", "eve");

    private final Random random;
    private final boolean second;
    private final RandomReference into;

    private RandomOwners(Random random, boolean second, RandomReference into) {
        this.random = random;
        this.second = second;
        this.into = into;
    }

    static void add(Random random, boolean second, RandomReference into) {
        RandomOwners owners = new RandomOwners(random, second, into);
        owners.owners();
        owners.ownership();
    }

    private void owners() {
        for (String owner : OWNERS) {
            owner(owner, RandomReference.LONG_AGO, team());
            if (random.nextBoolean()) {
                owner(owner, RandomReference.FIRST_DATE.plusDays(random.nextInt(RandomReference.DATES)), team());
            }
        }
    }

    private @Nullable String team() {
        return List.of("east", "west", "").get(random.nextInt(3));
    }

    private void owner(String owner, LocalDate from, @Nullable String team) {
        String of = team == null || team.isEmpty() ? null : team;
        into.put(Topics.OWNERS, owner + "|" + from, new Owner(owner, from, owner, OwnerKind.PERSON, of));
    }

    private void ownership() {
        for (String site : RandomReference.siteIds()) {
            if (random.nextInt(5) > 0) {
                owned(site, OwnedKind.SITE, "");
            }
            owned(site, OwnedKind.SKU, pick(RandomReference.SKUS));
            owned(site, OwnedKind.CATEGORY, pick(RandomReference.CATEGORIES));
            owned(site, OwnedKind.CAMPAIGN, pick(RandomReference.CAMPAIGNS));
        }
    }

    /** From long ago, then handed over at an odd instant: with a gap, or by a row that takes over. */
    private void owned(String site, OwnedKind kind, String object) {
        Instant handOver = oddInstant();
        boolean gap = random.nextBoolean();
        row(site, kind, object, Instant.parse("2020-01-01T00:00:00Z"), gap ? handOver : null);
        Instant next = gap ? handOver.plusSeconds(random.nextInt(200_000)) : handOver;
        row(site, kind, object, next, null);
        if (second && random.nextInt(3) == 0) {
            row(site, kind, object, next.plusSeconds(86_400), null);
        }
    }

    private Instant oddInstant() {
        return RandomReference.FIRST_DATE
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .plusMillis(random.nextInt(900_000_000));
    }

    private void row(String site, OwnedKind kind, String object, Instant from, @Nullable Instant until) {
        String key = String.join("|", site, kind.name(), object, from.toString());
        into.put(Topics.OWNERSHIP, key, new Ownership(site, kind, object, from, until, shares()));
    }

    private List<OwnerShare> shares() {
        int first = 1 + random.nextInt(9_998);
        int owner = random.nextInt(OWNERS.size());
        String one = OWNERS.get(owner);
        String other = OWNERS.get((owner + 1) % OWNERS.size());
        String third = OWNERS.get((owner + 2) % OWNERS.size());
        return switch (random.nextInt(3)) {
            case 0 -> List.of(new OwnerShare(one, 10_000));
            case 1 -> List.of(new OwnerShare(one, first), new OwnerShare(other, 10_000 - first));
            default -> List.of(new OwnerShare(one, 3_333), new OwnerShare(other, 3_333), new OwnerShare(third, 3_334));
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
