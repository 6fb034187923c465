package io.globalkpi.oracle;

import org.jspecify.annotations.Nullable;

/** What ownership is looked up by. All three may be absent; then the site's owner answers. */
record Line(
        @Nullable String campaign,
        @Nullable String sku,
        @Nullable String category) {

    /** For contributions that belong to no line. */
    static final Line NONE = new Line(null, null, null);

    /** Reviews and fees without a SKU go to the site's owner, whatever category they name. */
    static Line ofSku(@Nullable String sku, @Nullable String category) {
        return sku == null ? NONE : new Line(null, sku, category);
    }
}
