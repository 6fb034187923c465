package io.globalkpi.local.registry;

import static io.globalkpi.local.registry.Spelling.answer;
import static io.globalkpi.local.registry.Spelling.flag;
import static io.globalkpi.local.registry.Spelling.subject;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /compatibility}, {@code /config} and {@code /mode}: what new schemas owe to earlier ones. */
final class CompatibilityRoutes {

    private final SchemaStore store;

    CompatibilityRoutes(SchemaStore store) {
        this.store = store;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/compatibility/subjects/{subject}/versions", this::againstTheLevel);
        routes.post("/compatibility/subjects/{subject}/versions/{version}", this::againstOne);
        routes.get("/config", request -> answer(request, shown(store.level())));
        routes.put("/config", request -> set(request, null));
        routes.delete("/config", this::takeBack);
        routes.get("/config/{subject}", this::levelOf);
        routes.put("/config/{subject}", request -> set(request, subject(request)));
        routes.delete("/config/{subject}", this::takeBackFrom);
        routes.get("/mode", request -> answer(request, Map.of("mode", "READWRITE")));
        routes.get("/mode/{subject}", this::modeOf);
    }

    private void againstTheLevel(Context request) {
        verdict(request, store.faults(subject(request), Spelling.schema(request)));
    }

    private void againstOne(Context request) {
        verdict(request, store.faults(subject(request), request.pathParam("version"), Spelling.schema(request)));
    }

    private static void verdict(Context request, List<String> faults) {
        Map<String, Object> verdict = new LinkedHashMap<>();
        verdict.put("is_compatible", faults.isEmpty());
        if (flag(request, "verbose")) {
            verdict.put("messages", faults);
        }
        answer(request, verdict);
    }

    private void set(Context request, @Nullable String subject) {
        CompatibilityLevel level = CompatibilityLevel.of(
                Spelling.body(request).path("compatibility").asText());
        store.setLevel(subject, level);
        answer(request, Map.of("compatibility", level));
    }

    private void takeBack(Context request) {
        CompatibilityLevel before = store.level();
        store.setLevel(null, null);
        answer(request, shown(before));
    }

    private void levelOf(Context request) {
        String subject = subject(request);
        answer(request, shown(store.levelOf(subject).orElseGet(() -> common(request, subject))));
    }

    private CompatibilityLevel common(Context request, String subject) {
        if (!flag(request, "defaultToGlobal")) {
            throw Refusal.noLevel(subject);
        }
        return store.level();
    }

    private void takeBackFrom(Context request) {
        String subject = subject(request);
        CompatibilityLevel before = store.levelOf(subject).orElseThrow(() -> Refusal.unknownSubject(subject));
        store.setLevel(subject, null);
        answer(request, shown(before));
    }

    private void modeOf(Context request) {
        if (!flag(request, "defaultToGlobal")) {
            throw Refusal.noMode(subject(request));
        }
        answer(request, Map.of("mode", "READWRITE"));
    }

    private static Map<String, CompatibilityLevel> shown(CompatibilityLevel level) {
        return Map.of("compatibilityLevel", level);
    }
}
