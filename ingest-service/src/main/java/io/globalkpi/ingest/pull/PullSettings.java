package io.globalkpi.ingest.pull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator decides about pulling.
 *
 * @param workers how many accounts are worked on at once
 * @param patience for one answer of a platform
 * @param group all instances that share accounts
 * @param credentials where secrets are
 * @param inbox folder that exports are put into; empty: none
 * @param found folder that rows of reference data found at platforms are written into; empty: none
 * @param hookUrl address under which platforms reach the intake, as registered with them; empty: as it is asked
 */
public record PullSettings(
        int workers,
        Duration patience,
        String group,
        Credentials credentials,
        Optional<Path> inbox,
        Optional<Path> found,
        Optional<String> hookUrl) {

    /** Names the folder of the inbox. */
    public static final String INBOX_SETTING = Inbox.SETTING;

    public PullSettings {
        if (workers < 1 || workers > 256) {
            throw new IllegalArgumentException("INGEST_PULL_WORKERS must be from 1 to 256, was '" + workers + "'");
        }
    }

    public static PullSettings from(Map<String, String> env) {
        return new PullSettings(
                number(env),
                Duration.ofSeconds(60),
                env.getOrDefault("INGEST_PULL_GROUP", "globalkpi-pull"),
                Credentials.from(env),
                folder(env, Inbox.SETTING),
                folder(env, FoundShelf.SETTING),
                Optional.ofNullable(env.get("INGEST_HOOK_URL")).filter(text -> !text.isBlank()));
    }

    private static Optional<Path> folder(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }

    private static int number(Map<String, String> env) {
        String text = env.getOrDefault("INGEST_PULL_WORKERS", "8");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("INGEST_PULL_WORKERS must be a whole number, was '" + text + "'", e);
        }
    }
}
