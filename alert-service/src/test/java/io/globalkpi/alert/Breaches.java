package io.globalkpi.alert;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Sensitivity;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.time.Instant;
import java.util.List;

/** Breaches and notices to test with. */
public final class Breaches {

    public static final Instant SINCE = Instant.parse("2026-03-10T09:00:00Z");

    static {
        TrustedRecords.trust();
    }

    private Breaches() {}

    /** The return rate of Acme Germany, 4.2 % (42 of 1000), opened at warning. */
    public static Breach opened() {
        return breach(BreachState.OPENED, "warning", 1);
    }

    public static Breach breach(BreachState state, String level, int sequence) {
        return Breach.newBuilder()
                .setBreach("return-rate-high|SITE|amazon-de/acme|" + SINCE)
                .setRule("return-rate-high")
                .setRuleVersion(1)
                .setRuleName("Return rate above 3 %")
                .setScopeType(ScopeType.SITE)
                .setScopeId("amazon-de/acme")
                .setScopeName("Acme Germany")
                .setOwners(List.of("maria", "agency"))
                .setKpi("return_rate")
                .setKpiVersion(1)
                .setSensitivity(Sensitivity.OPEN)
                .setUnit(KpiUnit.RATIO)
                .setWindow("30d")
                .setWindowStart(Instant.parse("2026-02-08T23:00:00Z"))
                .setWindowEnd(Instant.parse("2026-03-10T23:00:00Z"))
                .setZone("Europe/Berlin")
                .setState(state)
                .setLevel(level)
                .setThreshold(level.equals("critical") ? 0.05 : 0.03)
                .setBound(Bound.AT_MOST)
                .setNumerator(Samples.decimal(42))
                .setDenominator(Samples.decimal(1000))
                .setValue(0.042)
                .setCurrency("USD")
                .setSample(1000)
                .setSince(SINCE)
                .setOpenedAt(SINCE.plusSeconds(3600))
                .setAt(SINCE.plusSeconds(3600))
                .setClosed(false)
                .setSequence(sequence)
                .build();
    }

    public static Notice pending(String channel, String destination) {
        return pending(channel, destination, opened());
    }

    public static Notice pending(String channel, String destination, Breach breach) {
        return Notice.newBuilder()
                .setNotice(breach.getBreach() + "|" + breach.getSequence() + "|" + channel + "|" + destination + "|")
                .setBreach(breach.getBreach())
                .setSequence(breach.getSequence())
                .setState(NoticeState.PENDING)
                .setChannel(channel)
                .setDestination(destination)
                .setCreatedAt(SINCE)
                .setContent(breach)
                .build();
    }
}
