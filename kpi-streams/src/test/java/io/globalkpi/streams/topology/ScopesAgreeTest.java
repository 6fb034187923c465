package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScopesAgreeTest {

    private final ScopesAgree scopes = new ScopesAgree();

    /** Two sites with three orders and 7 of sales, owned half and half. */
    @BeforeEach
    void handOn() {
        add(ScopeType.SITE, "a", 1, 3);
        add(ScopeType.SITE, "b", 2, 4);
        add(ScopeType.PLATFORM, "amazon", 3, 7);
        add(ScopeType.COMPANY, "acme", 3, 7);
        add(ScopeType.OWNER, "ann", 15_000, 3);
    }

    @Test
    void shouldFindNothingWhereOwnersSumToSitesSumToTheCompany() {
        add(ScopeType.OWNER, "ben", 15_000, 4);

        assertThat(scopes.differences()).isEmpty();
    }

    @Test
    void shouldLeaveOutWhatIsInTheCurrencyOfASite() {
        add(ScopeType.OWNER, "ben", 15_000, 4);
        MeasureVector local = new MeasureVector();
        local.add(Measure.GROSS_SALES.slot(Measure.Basis.LOCAL), 99);
        scopes.add(new Scope(ScopeType.SITE, "a"), List.of(local));

        assertThat(scopes.differences()).isEmpty();
    }

    @Test
    void shouldNameTheMeasureThatDiffers() {
        add(ScopeType.OWNER, "ben", 15_001, 4);

        assertThat(scopes.differences()).containsExactly("orders: sites 3, owners 30001, company 3");
    }

    private void add(ScopeType type, String id, long orders, long sales) {
        MeasureVector amounts = new MeasureVector();
        amounts.add(Measure.ORDERS.slot(), orders);
        amounts.add(Measure.GROSS_SALES.slot(), sales);
        scopes.add(new Scope(type, id), List.of(amounts));
    }
}
