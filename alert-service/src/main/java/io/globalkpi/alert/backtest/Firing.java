package io.globalkpi.alert.backtest;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How often one rule fired, for how many scopes, and what people would have heard of it. */
public final class Firing {

    private final Map<BreachState, Integer> changes = new EnumMap<>(BreachState.class);
    private final Set<String> scopes = new HashSet<>();
    private final Set<String> people = new TreeSet<>();
    private int messages;
    private int heldBack;
    private int flapping;

    void told(Breach breach) {
        changes.merge(breach.getState(), 1, Integer::sum);
        scopes.add(breach.getScopeType() + " " + breach.getScopeId());
        if (breach.getState() == BreachState.OPENED && breach.getFlapping()) {
            flapping++;
        }
    }

    void message(String who) {
        messages++;
        people.add(who);
    }

    void wasHeldBack() {
        heldBack++;
    }

    public int count(BreachState state) {
        return changes.getOrDefault(state, 0);
    }

    public int scopes() {
        return scopes.size();
    }

    /** Whoever got a message, in the order of their names. */
    public Set<String> people() {
        return Set.copyOf(people);
    }

    public int messages() {
        return messages;
    }

    public int heldBack() {
        return heldBack;
    }

    public int flapping() {
        return flapping;
    }
}
