package io.globalkpi.ingest.push;

import java.util.List;

/** The answer to a request: how many records were published and rejected, and every result in the order sent. */
record PushAnswer(long published, long rejected, List<RecordResult> results) {

    static PushAnswer of(List<RecordResult> results) {
        long published = results.stream().filter(RecordResult::isPublished).count();
        return new PushAnswer(published, results.size() - published, results);
    }

    /** 200 all published, 422 none, 207 some. */
    int status() {
        return rejected == 0 ? 200 : published == 0 ? 422 : 207;
    }
}
