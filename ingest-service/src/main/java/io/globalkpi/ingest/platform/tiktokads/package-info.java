/**
 * TikTok Ads: what campaigns cost and brought, by day, and what campaigns of GMV Max did for a TikTok shop.
 *
 * <p>Failures come with HTTP 200 and a code. Every figure is a text, and a dash is none. Dates are of the advertiser's time
 * zone.
 */
@NullMarked
package io.globalkpi.ingest.platform.tiktokads;

import org.jspecify.annotations.NullMarked;
