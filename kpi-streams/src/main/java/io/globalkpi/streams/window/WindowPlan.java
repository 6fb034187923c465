package io.globalkpi.streams.window;

import java.util.List;

/** What the KPI catalogue asks of windows. */
public interface WindowPlan {

    /** True when some KPI compares the window with the one a length earlier. */
    boolean comparesEarlier(Window window);

    /** Days after a step's end at which some cohort KPI of the window becomes ripe. */
    List<Integer> ripenings(Window window);
}
