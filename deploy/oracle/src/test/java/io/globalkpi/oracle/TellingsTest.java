package io.globalkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which telling of an entity counts. */
class TellingsTest extends SmallBusiness {

    @Test
    void shouldCountTheHighestRevisionAndNothingWithdrawn() {
        BatchKpis kpis = kpis("""
                - {review: S1, at: 2026-03-03T12:00:00Z, revision: 3, stars: 4}
                - {review: S1, at: 2026-03-03T12:00:00Z, revision: 2, stars: 1, withdrawn: true}
                - {review: S2, at: 2026-03-03T12:00:00Z, revision: 2, stars: 5, withdrawn: true}
                - {review: S2, at: 2026-03-03T12:00:00Z, revision: 1, stars: 5}
                """);

        assertThat(day(kpis, US, "2026-03-03")).containsEntry("reviews", 1L).containsEntry("rating_points", 4L);
    }

    @Test
    void shouldTellEqualRevisionsApartByTheirContentAlone() {
        BatchKpis kpis = kpis("""
                - {review: S, at: 2026-03-03T12:00:00Z, revision: 1, stars: 5}
                - {review: S, at: 2026-03-03T12:00:00Z, revision: 1, stars: 4, observedAt: 2026-03-05T12:00:00Z, rawRef: zzz}
                """);

        assertThat(day(kpis, US, "2026-03-03")).containsEntry("rating_points", 5L);
    }

    @Test
    void shouldTakeNoNoticeOfAnotherSystemWhereOneIsNamed() {
        BatchKpis kpis = kpis("""
                - {order: A, site: amazon-de/acme, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 1, gross: 1}]}
                - {order: A, site: amazon-de/acme, at: 2026-03-03T12:00:00Z, source: mabang, revision: 9, lines: [{sku: TEA, units: 7, gross: 1}]}
                - {order: B, site: amazon-de/acme, at: 2026-03-03T12:00:00Z, source: mabang, lines: [{sku: TEA, units: 7, gross: 1}]}
                - {review: S, site: amazon-de/acme, at: 2026-03-03T12:00:00Z, source: mabang, orderId: B, kind: SELLER_FEEDBACK, stars: 3}
                """);

        assertThat(day(kpis, DE, "2026-03-03"))
                .containsEntry("orders", 1L)
                .containsEntry("units_sold", 1L)
                .containsEntry("reviews", 1L)
                .containsEntry("waiting_orders", 1L);
    }

    @Test
    void shouldCountNothingOfASiteNobodyDeclared() {
        assertThat(kpis("- {review: S, site: nowhere/acme, at: 2026-03-03T12:00:00Z, stars: 5}")
                        .scopes())
                .isEmpty();
    }
}
