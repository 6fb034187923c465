package io.globalkpi.alert.notify.text;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.KpiUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What there is to say about how far a breach can be trusted, and what else stood beside the number. */
final class Trust {

    private final Breach breach;
    private final Language language;
    private final Numbers numbers;

    Trust(Breach breach, Language language) {
        this.breach = breach;
        this.language = language;
        this.numbers = new Numbers(language);
    }

    List<String> inWords() {
        List<String> said = new ArrayList<>();
        if (!breach.getCompared().isEmpty()) {
            said.add(breach.getCompared());
        }
        sure(said);
        line(said);
        Long needed = breach.getSampleNeeded();
        if (needed != null) {
            said.add(language.phrase("needsMore", numbers.sum(BigDecimal.valueOf(needed))));
        }
        if (!breach.getConditions().isEmpty()) {
            said.add(language.phrase("beside", String.join(", ", breach.getConditions())));
        }
        if (!breach.getAdjusted().isEmpty()) {
            said.add(language.phrase("bentFor", breach.getAdjusted()));
        }
        if (!breach.getGaps().isEmpty()) {
            said.add(language.phrase("missing", String.join(", ", breach.getGaps())));
        }
        if (breach.getFlapping()) {
            said.add(language.word("flapping"));
        }
        return said;
    }

    private void line(List<String> said) {
        Double line = breach.getLine();
        if (line == null) {
            return;
        }
        String at = numbers.value(line, breach.getUnit(), breach.getCurrency());
        Long left = breach.getLeftToLine();
        said.add(
                left == null
                        ? language.phrase("beyondLine", at)
                        : language.phrase("leftToLine", numbers.sum(BigDecimal.valueOf(left)), at));
        Double days = breach.getDaysToLine();
        if (days != null) {
            said.add(language.phrase("daysToLine", numbers.sum(BigDecimal.valueOf(Math.round(days)))));
        }
    }

    private void sure(List<String> said) {
        Double confidence = breach.getConfidence();
        Double bound = breach.getConfidenceBound();
        if (confidence != null && bound != null) {
            said.add(language.phrase(
                    "sure",
                    language.word(breach.getBound() == Bound.AT_MOST ? "above" : "below"),
                    numbers.value(bound, breach.getUnit(), breach.getCurrency()),
                    numbers.value(confidence, KpiUnit.RATIO, "")));
        }
    }
}
