package io.globalkpi.ingest.platform;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step ends here and nothing of it is published; it is made again from the same cursor. */
public final class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;
    private final @Nullable Instant retryAt;

    /** Tried again at the job's next time. */
    public CallException(Trouble trouble) {
        this(trouble, null);
    }

    /** @param retryAt not before (UTC); null: at the job's next time */
    public CallException(Trouble trouble, @Nullable Instant retryAt) {
        super(trouble.code() + ": " + trouble.words());
        this.trouble = trouble;
        this.retryAt = retryAt;
    }

    public Trouble trouble() {
        return trouble;
    }

    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }
}
