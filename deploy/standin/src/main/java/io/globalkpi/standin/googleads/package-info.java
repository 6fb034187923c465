/** Google Ads, as its documentation describes {@code googleAds:searchStream}. */
@NullMarked
package io.globalkpi.standin.googleads;

import org.jspecify.annotations.NullMarked;
