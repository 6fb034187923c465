/** Amazon Ads, as its Postman collection describes reporting v3. */
@NullMarked
package io.globalkpi.standin.amazonads;

import org.jspecify.annotations.NullMarked;
