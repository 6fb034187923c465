package io.globalkpi.alert.answer;

import io.globalkpi.alert.notify.link.Links;
import io.globalkpi.alert.notify.text.Templates;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/** Where readers and programs answer; what is not configured is not there. */
public final class AnswerRoutes implements AutoCloseable {

    private final AnswerLog log;
    private final Optional<AnswerPage> page;
    private final Optional<AnswerApi> api;

    /**
     * How answers may come.
     *
     * @param links by the links in messages
     * @param apiKey by programs that know it; a secret
     */
    public record Doors(Optional<Links> links, Optional<String> apiKey) {

        @Override
        public String toString() {
            return "answers by " + links + (apiKey.isPresent() ? " and API" : "");
        }
    }

    /**
     * @param templates whose words and names the page speaks in
     * @param people whether there is such a person
     */
    public AnswerRoutes(Doors doors, AnswerLog log, Templates templates, Predicate<String> people, Clock clock) {
        this.log = log;
        this.page = doors.links().map(links -> new AnswerPage(links, log, templates, clock));
        this.api = doors.apiKey().map(key -> new AnswerApi(key, log, people));
    }

    public void lay(RoutesConfig routes) {
        page.ifPresent(answers -> answers.lay(routes));
        api.ifPresent(answers -> routes.post(AnswerApi.PATH, answers::answer));
    }

    @Override
    public void close() {
        log.close();
    }
}
