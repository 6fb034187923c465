package io.globalkpi.local.registry;

import static io.globalkpi.local.registry.Spelling.answer;
import static io.globalkpi.local.registry.Spelling.flag;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** {@code /schemas}: what an id in a message stands for. */
final class SchemaRoutes {

    private final SchemaStore store;

    SchemaRoutes(SchemaStore store) {
        this.store = store;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/schemas", request -> answer(request, store.all(flag(request, "deleted"))));
        routes.get("/schemas/types", request -> answer(request, List.of("AVRO")));
        routes.get("/schemas/ids/{id}", request -> answer(request, Map.of("schema", text(request))));
        routes.get(
                "/schemas/ids/{id}/schema",
                request -> request.result(text(request)).contentType(Spelling.TYPE));
        routes.get(
                "/schemas/ids/{id}/subjects",
                request -> answer(
                        request,
                        uses(request)
                                .map(SchemaStore.Stored::subject)
                                .distinct()
                                .toList()));
        routes.get(
                "/schemas/ids/{id}/versions",
                request -> answer(
                        request,
                        uses(request)
                                .map(use -> Map.of("subject", use.subject(), "version", use.version()))
                                .toList()));
    }

    private String text(Context request) {
        return schema(request).toString();
    }

    private Schema schema(Context request) {
        return store.schema(id(request));
    }

    private Stream<SchemaStore.Stored> uses(Context request) {
        schema(request);
        return store.all(flag(request, "deleted")).stream().filter(use -> use.id() == id(request));
    }

    private static int id(Context request) {
        String id = request.pathParam("id");
        try {
            return Integer.parseInt(id);
        } catch (NumberFormatException e) {
            throw Refusal.unknownSchema(id);
        }
    }
}
