package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.Breach;

/** What planning hears of: changes of breaches of its own scopes, answers to them, and breaches elsewhere that bear on them. */
sealed interface News {

    void meet(Planner planner);

    record Changed(Breach breach) implements News {
        @Override
        public void meet(Planner planner) {
            planner.heard(breach);
        }
    }

    record Answered(Ack ack) implements News {
        @Override
        public void meet(Planner planner) {
            planner.answered(ack);
        }
    }

    record Elsewhere(Breach breach) implements News {
        @Override
        public void meet(Planner planner) {
            planner.heardElsewhere(breach);
        }
    }

    /** Whether breaches of other scopes are held back for it, or counted with it. */
    static boolean bearsOnOthers(Breach breach) {
        return breach.getFalseDiscovery() > 0 || !breach.getExplains().isEmpty();
    }
}
