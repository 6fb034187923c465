package io.globalkpi.alert.notify.webhook;

import io.globalkpi.alert.notify.Channel;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.post.Hook;
import io.globalkpi.alert.notify.post.Hooks;
import io.globalkpi.alert.notify.post.JsonPost;
import io.globalkpi.alert.notify.post.Signature;
import io.globalkpi.alert.notify.text.Templates;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Posts notices as JSON.
 *
 * <p>{@code X-GlobalKpi-Signature: t=<seconds>,v1=<hex>} where hex is HMAC-SHA256(secret, seconds + "." + body): the time
 * is signed too, so that a receiver can refuse what is old. {@code Idempotency-Key} is the same for a repeat.
 */
public final class WebhookChannel implements Channel {

    private static final String WHO = "the webhook";
    private static final int DIGEST = 20_000;

    private final Hooks hooks;
    private final NoticeJson json;
    private final Clock clock;
    private final JsonPost http = new JsonPost(WHO);

    public WebhookChannel(Hooks hooks, Templates templates, Clock clock) {
        this.hooks = hooks;
        this.json = new NoticeJson(templates);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public int digestBytes() {
        return DIGEST;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        return hooks.tell(parcel.destination(), hook -> post(hook, parcel));
    }

    private Delivery post(Hook hook, Parcel parcel) {
        String body = json.of(parcel);
        long seconds = clock.instant().getEpochSecond();
        Map<String, String> headers = Map.of(
                "X-GlobalKpi-Signature",
                "t=" + seconds + ",v1=" + sign(hook.secret().orElseThrow(), seconds, body),
                "Idempotency-Key",
                UUID.nameUUIDFromBytes(parcel.id().getBytes(StandardCharsets.UTF_8))
                        .toString());
        return http.post(hook.url(), body, headers, answer -> answer.byStatus(WHO));
    }

    static String sign(String secret, long seconds, String body) {
        return HexFormat.of().formatHex(Signature.of(secret, seconds + "." + body));
    }

    /** Nobody can ask without posting to it. */
    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }
}
