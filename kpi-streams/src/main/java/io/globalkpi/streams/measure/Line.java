package io.globalkpi.streams.measure;

import org.jspecify.annotations.Nullable;

/**
 * What ownership is looked up by: campaign before SKU before category before site.
 *
 * @param category the source's own word; null asks the product catalogue
 */
record Line(
        @Nullable String sku,
        @Nullable String category,
        @Nullable String campaign) {

    /** Stands for what belongs to no line: the site's owner answers for it. */
    static final Line WHOLE_SITE = new Line(null, null, null);
}
