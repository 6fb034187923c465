package io.globalkpi.alert.notify.text;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Sensitivity;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A made-up notice: templates are tried on it, and channels. */
public final class Example {

    static {
        TrustedRecords.trust(); // it is made before any topic is read
    }

    private static final Instant AT = Instant.EPOCH;

    private Example() {}

    /** To try whether a channel delivers; says that it is a test. */
    public static Notice to(String channel, String destination, String language, Instant now) {
        Breach test = Breach.newBuilder(breach())
                .setBreach("test-" + now)
                .setRule("test")
                .setRuleName("Test of this channel")
                .setScopeName("no shop, nothing to do")
                .setWindowStart(now.minus(Duration.ofDays(30)))
                .setWindowEnd(now)
                .setSince(now)
                .setOpenedAt(now)
                .setAt(now)
                .build();
        return Notice.newBuilder(notice(language))
                .setNotice("test-" + now)
                .setBreach(test.getBreach())
                .setChannel(channel)
                .setDestination(destination)
                .setCreatedAt(now)
                .setContent(test)
                .build();
    }

    static Notice notice(String language) {
        return Notice.newBuilder()
                .setNotice("example")
                .setBreach("example")
                .setSequence(1)
                .setState(NoticeState.PENDING)
                .setLanguage(language)
                .setChannel("console")
                .setDestination("console")
                .setCreatedAt(AT)
                .setContent(breach())
                .build();
    }

    private static Breach breach() {
        return Breach.newBuilder()
                .setBreach("example")
                .setRule("example")
                .setRuleVersion(1)
                .setRuleName("Example")
                .setScopeType(ScopeType.SITE)
                .setScopeId("example/site")
                .setOwners(List.of())
                .setKpi("example")
                .setKpiVersion(1)
                .setSensitivity(Sensitivity.OPEN)
                .setUnit(KpiUnit.RATIO)
                .setWindow("30d")
                .setWindowStart(AT.minus(Duration.ofDays(30)))
                .setWindowEnd(AT)
                .setZone("UTC")
                .setState(BreachState.OPENED)
                .setLevel("warning")
                .setThreshold(0.03)
                .setBound(Bound.AT_MOST)
                .setNumerator(BigDecimal.ONE.setScale(6))
                .setDenominator(BigDecimal.TEN.setScale(6))
                .setValue(0.1)
                .setSample(10)
                .setSince(AT)
                .setOpenedAt(AT)
                .setAt(AT)
                .setClosed(true)
                .setSequence(1)
                .build();
    }
}
