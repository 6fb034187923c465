package io.globalkpi.alert.notify.robot;

import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.post.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the codes in a robot's answers mean: 0 is accepted, those listed are worth another attempt, all else is refused.
 *
 * @param field where the code stands
 * @param waits how long to leave the robot alone by code; zero where only the usual waiting is called for
 */
record Codes(String maker, String field, Map<Integer, Duration> waits) {

    Delivery judge(Answer answer) {
        if (!answer.isOk()) {
            return answer.byStatus(maker);
        }
        if (!answer.json().path(field).canConvertToInt()) {
            return new Delivery.TryAgain(answer.words(maker), Optional.empty(), true);
        }
        int code = answer.json().path(field).asInt();
        if (code == 0) {
            return new Delivery.Accepted(Optional.empty());
        }
        return Optional.ofNullable(waits.get(code))
                .<Delivery>map(wait -> new Delivery.TryAgain(
                        answer.words(maker), Optional.of(wait).filter(asked -> !asked.isZero()), false))
                .orElseGet(() -> new Delivery.Refused(answer.words(maker)));
    }
}
