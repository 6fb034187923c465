package io.globalkpi.local.cli;

import io.globalkpi.schemas.reference.ScorecardEntry;
import io.globalkpi.schemas.topic.Topics;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The second person's word on what was entered by hand; until then it does not count. */
@Command(
        name = "sign-off",
        description = "Confirm, as a second person, what was entered by hand (scorecard-entries.yaml) for a line.")
final class SignOffCommand implements Callable<Integer> {

    @ParentCommand
    private ScorecardsCommand parent;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private LineOptions where;

    @Override
    public Integer call() throws Exception {
        ScorecardEntry entry =
                LineOptions.inForce(Topics.SCORECARD_ENTRIES, ScorecardEntry.class, pipeline, parent.surroundings())
                        .stream()
                        .filter(one -> one.getOwner().equals(where.owner())
                                && one.getPeriod().equals(where.period())
                                && one.getLine().equals(where.line()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "nothing is entered for " + where.line() + " of " + where.owner() + " in "
                                        + where.period() + ": apply a scorecard-entries.yaml first"));
        Map<String, Object> row = where.row();
        row.put("points", entry.getPoints().toPlainString());
        row.put("evidence", entry.getEvidence());
        row.put("enteredBy", entry.getEnteredBy());
        row.put("signedBy", where.by());
        return OneRow.apply(
                parent.surroundings(),
                pipeline,
                "scorecard-entries",
                row,
                spec.commandLine().getOut());
    }
}
