package io.globalkpi.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks services one question until all say yes, or tells which do not and why. */
public final class Question {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final String path;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    /** @param path of every service's HTTP side: {@code ready}, or {@code settled} of kpi-streams */
    public Question(String path) {
        this.path = path;
    }

    /**
     * @param services ports on this machine by name
     * @throws IllegalStateException naming each service that does not say yes within that time, with its own reasons
     */
    public void awaitYes(Map<String, Integer> services, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, String> reasons = reasons(services);
        while (!reasons.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "not " + path + " after " + patience.toSeconds() + " s: " + told(reasons));
            }
            Thread.sleep(BETWEEN.toMillis());
            reasons = reasons(services);
        }
    }

    private Map<String, String> reasons(Map<String, Integer> services) throws InterruptedException {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> service : services.entrySet()) {
            reasonOf(service.getValue()).ifPresent(reason -> reasons.put(service.getKey(), reason));
        }
        return reasons;
    }

    private Optional<String> reasonOf(int port) throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + "/" + path);
        HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? Optional.empty() : Optional.of(answer.body());
        } catch (IOException e) {
            return Optional.of("no answer at " + address);
        }
    }

    private static String told(Map<String, String> reasons) {
        return reasons.entrySet().stream()
                .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
                .collect(Collectors.joining("; "));
    }
}
