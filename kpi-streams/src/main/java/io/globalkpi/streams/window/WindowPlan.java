package io.globalkpi.streams.window;

import io.globalkpi.schemas.period.Periods;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import java.util.List;

/** What the KPI catalogue asks of windows. */
public interface WindowPlan {

    /** What months, quarters, years and weeks are. */
    Periods periods();

    /** Measure slots that the KPIs of the window are made of: a change of any other is no news to its readers. */
    SlotMask slots(Window window);

    /** True when some KPI compares the window with the one a length earlier. */
    boolean comparesEarlier(Window window);

    /** True when other KPIs, or other versions of them, are in force at a step than at the one before it. */
    boolean isRedefined(Window window, int step);

    /** True when a scope has promised something for the period of a step: then every step is news, as time goes by. */
    boolean isPromised(Scope scope, Window window, int step);

    /** Days after a step's end at which some cohort KPI of the window becomes ripe. */
    List<Integer> ripenings(Window window);
}
