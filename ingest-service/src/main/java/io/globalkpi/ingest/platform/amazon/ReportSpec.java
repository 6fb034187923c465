package io.globalkpi.ingest.platform.amazon;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A report that is asked for.
 *
 * @param type Amazon's name of it
 * @param options as Amazon wants them
 * @param charset where the document does not name one
 * @param dated true if it is of a time; else of now
 */
record ReportSpec(String type, Map<String, String> options, Charset charset, boolean dated) {

    static ReportSpec of(String type) {
        return new ReportSpec(type, Map.of(), StandardCharsets.UTF_8, true);
    }

    static ReportSpec now(String type) {
        return new ReportSpec(type, Map.of(), StandardCharsets.UTF_8, false);
    }

    ReportSpec option(String name, String value) {
        Map<String, String> more = new java.util.TreeMap<>(options);
        more.put(name, value);
        return new ReportSpec(type, more, charset, dated);
    }

    /** For documents that do not say. */
    ReportSpec in(Charset otherwise) {
        return new ReportSpec(type, options, otherwise, dated);
    }
}
