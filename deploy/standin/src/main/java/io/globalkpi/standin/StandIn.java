package io.globalkpi.standin;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server on a free port of the loopback behind which a desk answers, through whatever weather there is. */
public final class StandIn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandIn.class);

    private final WireMockServer server;
    private final List<Ask> asked = new CopyOnWriteArrayList<>();

    private StandIn(Desk desk, Weather weather, int port) {
        WireMockConfiguration settings = WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .disableRequestJournal()
                .gzipDisabled(true)
                .extensions(new Transformer(desk, weather));
        this.server = new WireMockServer(port == 0 ? settings.dynamicPort() : settings.port(port));
        server.start();
        server.stubFor(any(anyUrl()));
    }

    public static StandIn open(Desk desk, Weather weather) {
        return new StandIn(desk, weather, 0);
    }

    /** On a port of one's own choice, as where a server comes back after it was away. */
    public static StandIn open(Desk desk, Weather weather, int port) {
        return new StandIn(desk, weather, port);
    }

    public URI url() {
        return URI.create(server.baseUrl());
    }

    public int port() {
        return server.port();
    }

    /** All that reached the desk or its weather so far, in order. */
    public List<Ask> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Lets the desk answer whatever is asked. */
    private final class Transformer implements ResponseDefinitionTransformerV2 {

        private final Desk desk;
        private final Weather weather;

        Transformer(Desk desk, Weather weather) {
            this.desk = desk;
            this.weather = weather;
        }

        @Override
        public synchronized ResponseDefinition transform(ServeEvent event) {
            Ask ask = ask(event.getRequest());
            asked.add(ask);
            return definition(weather.on(ask).orElseGet(() -> served(ask)));
        }

        /** What a desk throws is a fault of the desk: it must be seen, since all that a caller sees is a 500. */
        private Served served(Ask ask) {
            try {
                return desk.serve(ask);
            } catch (RuntimeException e) {
                LOG.error("no answer to {} {}?{}", ask.method(), ask.path(), ask.rawQuery(), e);
                throw e;
            }
        }

        private static ResponseDefinition definition(Served served) {
            ResponseDefinitionBuilder answer =
                    ResponseDefinitionBuilder.responseDefinition().withStatus(served.status());
            served.headers().forEach(answer::withHeader);
            return switch (served.broken()) {
                case RESET -> answer.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
                case CUT -> answer.withFault(Fault.MALFORMED_RESPONSE_CHUNK).build();
                case NOT -> answer.withBody(served.body()).build();
            };
        }

        private static Ask ask(Request request) {
            String[] parts = request.getUrl().split("\\?", 2);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (HttpHeader header : request.getHeaders().all()) {
                headers.putIfAbsent(header.key(), header.firstValue());
            }
            byte[] body = request.getBody();
            return new Ask(
                    request.getMethod().getName(),
                    parts[0],
                    parts.length > 1 ? parts[1] : "",
                    headers,
                    body == null ? new byte[0] : body);
        }

        @Override
        public String getName() {
            return "desk";
        }

        @Override
        public boolean applyGlobally() {
            return true;
        }
    }
}
