package io.globalkpi.ingest.pull.call;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** By the HTTP client of Java. One serves all accounts. */
public final class HttpTransport implements Transport {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Duration patience;
    private final Clock clock;

    /** @param patience for one whole answer */
    public HttpTransport(Duration patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Answer send(Call call, URI address) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(patience).method(call.method(), body(call));
        call.headers().forEach(request::header);
        HttpResponse<byte[]> response = whole(client.sendAsync(request.build(), BodyHandlers.ofByteArray()));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return new Answer(response.statusCode(), headers, response.body(), clock.instant());
    }

    /** The client's own timeout ends with the headers: a body that stalls would be waited for without end. */
    private HttpResponse<byte[]> whole(CompletableFuture<HttpResponse<byte[]>> underWay)
            throws IOException, InterruptedException {
        try {
            return underWay.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            underWay.cancel(true);
            throw new HttpTimeoutException("no whole answer within " + patience);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException why ? why : new IOException(e.getCause());
        } catch (InterruptedException e) {
            underWay.cancel(true);
            throw e;
        }
    }

    private static HttpRequest.BodyPublisher body(Call call) {
        return call.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body());
    }
}
