package io.globalkpi.local.containers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The HTTP port of a service, asked as a sender or a monitor asks it. */
record Endpoint(int port) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpResponse<String> ask(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> push(String kind, String json) {
        return send(request("/v1/events/" + kind)
                .header("Content-Type", "application/json")
                .header("X-Api-Key", ThreeApps.API_KEY)
                .POST(BodyPublishers.ofString(json)));
    }

    boolean isReady() {
        return ask("/ready").statusCode() == 200;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
