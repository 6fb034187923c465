package io.globalkpi.streams.topology;

import io.globalkpi.schemas.period.Periods;
import io.globalkpi.streams.kpi.KpiCatalogue;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import io.globalkpi.streams.window.Window;
import io.globalkpi.streams.window.WindowPlan;
import java.util.List;

/** What windows publish for, as KPI definitions are applied. */
final class CurrentPlan implements WindowPlan {

    private KpiCatalogue catalogue;

    CurrentPlan(KpiCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    void follow(KpiCatalogue applied) {
        catalogue = applied;
    }

    @Override
    public Periods periods() {
        return catalogue.periods();
    }

    @Override
    public SlotMask slots(Window window) {
        return catalogue.slots(window);
    }

    @Override
    public boolean comparesEarlier(Window window) {
        return catalogue.comparesEarlier(window);
    }

    @Override
    public boolean isRedefined(Window window, int step) {
        return catalogue.isRedefined(window, step);
    }

    @Override
    public boolean isPromised(Scope scope, Window window, int step) {
        return catalogue.isPromised(scope, window, step);
    }

    @Override
    public List<Integer> ripenings(Window window) {
        return catalogue.ripenings(window);
    }
}
