/** TikTok's marketing interface, as its OpenAPI files describe the reports. */
@NullMarked
package io.globalkpi.standin.tiktokads;

import org.jspecify.annotations.NullMarked;
