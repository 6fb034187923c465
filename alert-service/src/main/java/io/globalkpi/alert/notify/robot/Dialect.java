package io.globalkpi.alert.notify.robot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.post.Answer;
import io.globalkpi.alert.notify.post.Hook;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** How one make of robot is talked to. */
interface Dialect {

    ObjectMapper JSON = new ObjectMapper();

    /** As errors name it. */
    String maker();

    /** Bytes of UTF-8 that title and text may have together. */
    int limit();

    /** Signed if the robot has a secret. */
    Call call(Hook hook, String title, String text, Instant now);

    Delivery judge(Answer answer);

    /** Lines as this robot breaks them. */
    String lines(List<String> lines);

    /** What is posted, and where to. */
    record Call(URI url, String body) {}
}
