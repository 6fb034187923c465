package io.globalkpi.local.cli;

import io.globalkpi.alert.AlertConfig;
import io.globalkpi.alert.ChannelTrial;
import io.globalkpi.alert.detect.Imagined;
import io.globalkpi.alert.notify.text.Names;
import io.globalkpi.alert.route.Hearing;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A message as its reader would get it, of a breach that is made up. */
@Command(
        name = "preview",
        description = {
            "Print the message that a breach of a rule would bring, as its reader would get it.",
            "The numbers are made up: a tenth beyond the threshold. Templates are those of ALERT_TEMPLATES_DIR."
        })
final class PreviewCommand implements Callable<Integer> {

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Parameters(index = "0", paramLabel = "RULE", description = "The rule, such as return-rate-high.")
    private String rule;

    @Parameters(
            index = "1",
            paramLabel = "TYPE:ID",
            converter = OptionTexts.ScopeText.class,
            description = "The scope, such as site:amazon-us/acme.")
    private ScopeRef scope;

    @Option(
            names = "--to",
            paramLabel = "WHO",
            description = "A person, or channel:destination of a room (default: everybody whom the routes name).")
    private @Nullable String who;

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "Of the person's channels, this one.")
    private @Nullable String channel;

    @Option(names = "--level", paramLabel = "LEVEL", description = "The level crossed (default: the gravest).")
    private @Nullable String level;

    @Override
    public Integer call() throws InterruptedException {
        Surroundings around = root.surroundings();
        ReferenceData reference = pipeline.reference(around);
        Breach breach = breach(reference, new Imagined(reference, around.clock().instant()));
        Hearing hearing = new Hearing(reference, around.clock());
        List<Notice> notices = who == null
                ? hearing.notices(breach)
                : List.of(hearing.notice(breach, who, Optional.ofNullable(channel)));
        ChannelTrial words = new ChannelTrial(
                AlertConfig.from(around.environment()), new Names(() -> Optional.of(reference)), around.clock());
        notices.forEach(notice -> print(notice, words));
        return 0;
    }

    private Breach breach(ReferenceData reference, Imagined imagined) {
        Rule row = reference.rows(Topics.RULES, Rule.class).stream()
                .filter(one -> one.getRule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + rule));
        return imagined.of(row, scope).stream()
                .filter(breach -> level == null || breach.getLevel().equals(level))
                .reduce((mild, grave) -> grave)
                .orElseThrow(() -> new IllegalArgumentException(rule + " does not watch " + scope
                        + (level == null ? "" : " with a level " + level) + "; see deploy/run explain"));
    }

    private void print(Notice notice, ChannelTrial words) {
        PrintWriter out = spec.commandLine().getOut();
        String who = notice.getPerson() == null ? "" : " (" + notice.getPerson() + ", " + notice.getLanguage() + ")";
        out.println("=== " + notice.getChannel() + ":" + notice.getDestination() + who);
        if (notice.getState() == NoticeState.SUPPRESSED) {
            out.println("not told: " + notice.getError());
            return;
        }
        words.words(notice).forEach((template, text) -> out.println("--- " + template + "\n" + text));
        out.println();
    }
}
