package io.globalkpi.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.publish.Fixtures;
import io.globalkpi.schemas.reference.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void shouldNotHangOnTheOrderOfAMapsEntries() {
        assertThat(of("orders", "amazon", "ads", "google-ads")).isEqualTo(of("ads", "google-ads", "orders", "amazon"));
    }

    @Test
    void shouldTellOneMapFromAnother() {
        assertThat(of("orders", "amazon", "ads", "google-ads"))
                .isNotEqualTo(of("orders", "google-ads", "ads", "amazon"));
    }

    private static String of(String first, String one, String second, String other) {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(first, one);
        sources.put(second, other);
        Site site = Fixtures.site(Fixtures.SITE);
        site.put(site.getSchema().getField("sources").pos(), sources);
        return Fingerprint.of(Map.of("reference.sites.v1", Map.of(Fixtures.SITE, site)));
    }
}
