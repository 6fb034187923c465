package io.globalkpi.ingest.pull.share;

import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.letter.SealException;
import io.globalkpi.ingest.letter.SealKey;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Trouble;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.PublishException;
import io.globalkpi.ingest.publish.WholeTopic;
import io.globalkpi.ingest.pull.call.HeldTokens;
import io.globalkpi.ingest.pull.call.TokenStore;
import io.globalkpi.schemas.ingest.SealedToken;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tokens on their topic, sealed. Read whole when accounts are taken over. */
public final class SealedTokens implements TokenStore {

    private final WholeTopic topic;
    private final AvroDeserializer<SealedToken> reader;
    private final EventPublisher publisher;
    private final Seal seal;
    private final Clock clock;
    private final Map<String, SealedToken> sealed = new ConcurrentHashMap<>();

    public SealedTokens(
            Map<String, Object> kafka, SchemaRegistry registry, EventPublisher publisher, Seal seal, Clock clock) {
        this.topic = new WholeTopic(kafka);
        this.reader = new AvroDeserializer<>(registry, SealedToken.getClassSchema());
        this.publisher = publisher;
        this.seal = seal;
        this.clock = clock;
    }

    /** Reads what other instances kept. */
    public synchronized void readAgain() {
        topic.read(Topics.TOKENS, this::take);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        SealedToken token = reader.deserialize(record.topic(), record.value());
        if (token != null) {
            sealed.merge(
                    token.getAccount(),
                    token,
                    (known, read) -> read.getRevision() >= known.getRevision() ? read : known);
        }
    }

    @Override
    public Optional<HeldTokens> find(String key) {
        if (!seal.closes()) {
            throw new CallException(new Trouble(
                    "no-seal-key",
                    "There is no key to seal access tokens with, and unsealed they are not kept.",
                    "Set " + SealKey.SETTING + " or " + SealKey.FILE_SETTING
                            + " to a key, as from: openssl rand -base64 32"));
        }
        return Optional.ofNullable(sealed.get(key)).map(this::opened);
    }

    @Override
    public void keep(String key, HeldTokens tokens) {
        SealedToken known = sealed.get(key);
        SealedToken next = closed(key, tokens, known == null ? 1 : known.getRevision() + 1);
        try {
            publisher.publish(Publication.note(next)).join();
        } catch (CompletionException | PublishException e) {
            throw new CallException(new Trouble(
                    "tokens-not-kept",
                    "New access tokens could not be stored, so they are not used.",
                    "See the readiness of the service and of its cluster."));
        }
        sealed.put(key, next);
    }

    private SealedToken closed(String key, HeldTokens held, long revision) {
        byte[] text = Wire.bytes(held);
        ByteBuffer whole = seal.close(key, text).orElseThrow();
        byte[] nonce = new byte[Seal.NONCE_BYTES];
        whole.position(Seal.HEAD_BYTES);
        whole.get(nonce);
        return SealedToken.newBuilder()
                .setAccount(key)
                .setRevision(revision)
                .setSealKey(seal.keyName())
                .setNonce(ByteBuffer.wrap(nonce))
                .setSealed(whole.slice())
                .setAccessUntil(held.tokens().accessUntil())
                .setRefreshUntil(held.tokens().refreshUntil())
                .setObservedAt(clock.instant())
                .build();
    }

    private HeldTokens opened(SealedToken token) {
        try {
            ByteBuffer whole = seal.whole(token.getSealKey(), token.getNonce(), token.getSealed());
            return Wire.read(HeldTokens.class, seal.open(token.getAccount(), whole));
        } catch (SealException e) {
            throw new CallException(new Trouble(
                    "tokens-sealed",
                    "The access tokens of " + token.getAccount() + " are " + e.getMessage() + ".",
                    "Set the key they were sealed with, or give access again and put the new refresh token into the"
                            + " credential."));
        }
    }
}
