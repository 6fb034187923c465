package io.globalkpi.ingest.platform;

import io.globalkpi.schemas.serde.TrustedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session that answers from a script and remembers what it was asked: for tests of sources without a server. */
public final class ScriptedSession implements Session {

    static {
        TrustedRecords.trust();
    }

    /** A site to speak of where a test does not care which. */
    public static final Shop SHOP = new Shop("amazon-us/acme", "USD", ZoneId.of("America/New_York"), "US");

    private final Shop shop;
    private final Instant now;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Shop> shops = new HashMap<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<DroppedFile> inbox = new ArrayList<>();

    public ScriptedSession(Shop shop, Instant now) {
        this.shop = shop;
        this.now = now;
    }

    public ScriptedSession answers(String json) {
        return answers(200, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    public ScriptedSession answers(int status, Map<String, String> headers, byte[] body) {
        answers.add(new Answer(status, headers, body, now));
        return this;
    }

    public ScriptedSession with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    public ScriptedSession with(String idAtPlatform, Shop known) {
        shops.put(idAtPlatform, known);
        return this;
    }

    public ScriptedSession with(DroppedFile file) {
        inbox.add(file);
        return this;
    }

    /** What was asked, in order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The value of a query parameter of the last call. */
    public Optional<String> asked(String parameter) {
        return calls.get(calls.size() - 1).query().stream()
                .filter(one -> one.name().equals(parameter))
                .map(Call.Parameter::value)
                .findFirst();
    }

    @Override
    public Answer call(Call call) {
        calls.add(call);
        if (answers.isEmpty()) {
            throw new AssertionError("the script has no answer to " + call);
        }
        return answers.remove();
    }

    @Override
    public Shop shop() {
        return shop;
    }

    @Override
    public Optional<Shop> shop(String idAtPlatform) {
        return Optional.ofNullable(shops.get(idAtPlatform));
    }

    @Override
    public String account() {
        return "acme";
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public List<DroppedFile> inbox() {
        return List.copyOf(inbox);
    }
}
