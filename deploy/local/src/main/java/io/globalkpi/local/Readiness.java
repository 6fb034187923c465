package io.globalkpi.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks every service's {@code /ready} until all say yes, or tells which do not and why. */
final class Readiness {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    /** @throws IllegalStateException naming each service that is not ready after that time, with its own reasons */
    void await(List<Service> services, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, String> reasons = reasons(services);
        while (!reasons.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not ready after " + patience.toSeconds() + " s: " + told(reasons));
            }
            Thread.sleep(BETWEEN.toMillis());
            reasons = reasons(services);
        }
    }

    private Map<String, String> reasons(List<Service> services) throws InterruptedException {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Service service : services) {
            reasonOf(service).ifPresent(reason -> reasons.put(service.name(), reason));
        }
        return reasons;
    }

    private Optional<String> reasonOf(Service service) throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + service.port().getAsInt() + "/ready");
        HttpRequest question = HttpRequest.newBuilder(address).timeout(ANSWER).build();
        try {
            HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
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
