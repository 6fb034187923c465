package io.globalkpi.local.registry;

import static io.globalkpi.local.registry.Spelling.answer;
import static io.globalkpi.local.registry.Spelling.flag;
import static io.globalkpi.local.registry.Spelling.subject;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code /subjects}: what is registered under which name, and in which versions. */
final class SubjectRoutes {

    private final SchemaStore store;

    SubjectRoutes(SchemaStore store) {
        this.store = store;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/subjects", this::list);
        routes.post("/subjects/{subject}", this::lookUp);
        routes.delete("/subjects/{subject}", this::delete);
        routes.get("/subjects/{subject}/versions", this::versions);
        routes.post("/subjects/{subject}/versions", this::register);
        routes.get("/subjects/{subject}/versions/{version}", request -> answer(request, version(request)));
        routes.delete("/subjects/{subject}/versions/{version}", this::deleteVersion);
        routes.get("/subjects/{subject}/versions/{version}/schema", this::schema);
        routes.get("/subjects/{subject}/versions/{version}/referencedby", this::referencedBy);
    }

    private void list(Context request) {
        String prefix = Objects.requireNonNullElse(request.queryParam("subjectPrefix"), "");
        answer(
                request,
                store.subjects(flag(request, "deleted")).stream()
                        .filter(name -> name.startsWith(prefix))
                        .toList());
    }

    private void lookUp(Context request) {
        answer(request, store.lookUp(subject(request), Spelling.schema(request), flag(request, "deleted")));
    }

    private void register(Context request) {
        answer(request, Map.of("id", store.register(subject(request), Spelling.schema(request))));
    }

    private void delete(Context request) {
        answer(request, store.deleteSubject(subject(request), flag(request, "permanent")));
    }

    private void versions(Context request) {
        answer(request, store.versions(subject(request), flag(request, "deleted")));
    }

    private SchemaStore.Stored version(Context request) {
        return store.version(subject(request), request.pathParam("version"), flag(request, "deleted"));
    }

    private void deleteVersion(Context request) {
        answer(
                request,
                store.deleteVersion(subject(request), request.pathParam("version"), flag(request, "permanent")));
    }

    private void schema(Context request) {
        request.result(version(request).schema()).contentType(Spelling.TYPE);
    }

    /** Nothing refers to anything here, but what is asked for must exist. */
    private void referencedBy(Context request) {
        version(request);
        answer(request, List.of());
    }
}
