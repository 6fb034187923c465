package io.globalkpi.ingest.pull.hook;

import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Knock;
import io.globalkpi.ingest.platform.Reply;
import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.schemas.ingest.PushedChange;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.avro.specific.SpecificRecord;

/** {@code POST /v1/hooks/<system>/<account>}: the address to register at a platform. */
public final class HookRoutes {

    private static final String PATH = "/v1/hooks/{system}/{account}";

    private final HookAccounts accounts;
    private final EventPublisher publisher;
    private final Optional<String> publicUrl;
    private final Clock clock;
    private final MeterRegistry meters;

    /** @param publicUrl how platforms reach this intake, without path: signatures may cover it; empty: as it was asked */
    public HookRoutes(
            HookAccounts accounts,
            EventPublisher publisher,
            Optional<String> publicUrl,
            Clock clock,
            MeterRegistry meters) {
        this.accounts = accounts;
        this.publisher = publisher;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.meters = meters;
    }

    public void addTo(JavalinConfig config) {
        config.routes.post(PATH, this::heard);
        // Some platforms check an address with a GET when it is registered.
        config.routes.get(PATH, this::heard);
    }

    private void heard(Context request) {
        String system = request.pathParam("system");
        String account = request.pathParam("account");
        try {
            Optional<HookAccounts.Door> door = accounts.find(system, account);
            if (door.isEmpty()) {
                answer(request, system, "unknown", Reply.forged(404));
                return;
            }
            Reply reply = door.get()
                    .door()
                    .hear(knock(request), door.get().credential(), door.get().caller());
            publisher.publish(changes(system, account, reply.wakes())).join();
            answer(request, system, reply.wakes().isEmpty() ? "nothing" : "woken", reply);
        } catch (CallException | CompletionException e) {
            // The platform sends it again.
            answer(request, system, "failed", Reply.forged(503));
        }
    }

    private Knock knock(Context request) {
        Map<String, String> query = new HashMap<>();
        request.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
        return new Knock(
                request.method().name(),
                publicUrl.map(url -> url.replaceAll("/+$", "") + request.path()).orElseGet(request::url),
                query,
                request.headerMap(),
                request.bodyAsBytes(),
                clock.instant());
    }

    private Publication changes(String system, String account, List<Wake> wakes) {
        List<SpecificRecord> notes = wakes.stream()
                .map(wake ->
                        (SpecificRecord) new PushedChange(system, account, wake.feed(), wake.ids(), clock.instant()))
                .toList();
        return new Publication(List.of(), List.of(), List.of(), List.of(), null, notes, null);
    }

    private void answer(Context request, String system, String outcome, Reply reply) {
        meters.counter("ingest.hooks", "system", outcome.equals("unknown") ? "unknown" : system, "outcome", outcome)
                .increment();
        request.status(reply.status()).contentType(reply.contentType()).result(reply.body());
    }
}
