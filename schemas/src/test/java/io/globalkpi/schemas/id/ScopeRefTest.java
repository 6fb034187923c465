package io.globalkpi.schemas.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.schemas.kpi.ScopeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeRefTest {

    @ParameterizedTest
    @EnumSource(ScopeType.class)
    void shouldReadWhatItWrote(ScopeType type) {
        ScopeRef scope = new ScopeRef(type, "amazon-us/acme:2");

        assertThat(ScopeRef.of(scope.toString())).isEqualTo(scope);
    }

    @Test
    void shouldBeWrittenAsPeopleTypeIt() {
        assertThat(ScopeRef.of("site:amazon-us/acme")).isEqualTo(new ScopeRef(ScopeType.SITE, "amazon-us/acme"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amazon-us/acme", "shop:acme", "SITE:acme", "site:", "site: "})
    void shouldSayWhatAScopeLooksLike(String text) {
        assertThatThrownBy(() -> ScopeRef.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNameTheTypesThereAre() {
        assertThatThrownBy(() -> ScopeRef.of("shop:acme"))
                .hasMessage("no scope type 'shop', expected one of site, owner, team, platform, market, company, sku");
    }
}
