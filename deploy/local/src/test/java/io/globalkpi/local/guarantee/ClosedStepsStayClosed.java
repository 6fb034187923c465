package io.globalkpi.local.guarantee;

import java.util.List;

/** What was said to be over is never running again: corrections of it say that it is over as well. */
final class ClosedStepsStayClosed implements Guarantee {

    @Override
    public List<String> violations(Published published) {
        return published.reopened().stream()
                .map(key -> key + " was closed and ran again")
                .toList();
    }
}
