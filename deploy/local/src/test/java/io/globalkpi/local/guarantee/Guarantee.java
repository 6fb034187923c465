package io.globalkpi.local.guarantee;

import java.util.List;

/** Something readers of the KPI topics may rely on, whatever happened before. */
interface Guarantee {

    /** What breaks it, in words; none when it holds. */
    List<String> violations(Published published);
}
