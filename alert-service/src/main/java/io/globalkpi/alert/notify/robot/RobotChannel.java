package io.globalkpi.alert.notify.robot;

import io.globalkpi.alert.notify.Channel;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.post.Hook;
import io.globalkpi.alert.notify.post.Hooks;
import io.globalkpi.alert.notify.post.JsonPost;
import io.globalkpi.alert.notify.text.Cut;
import io.globalkpi.alert.notify.text.Template;
import io.globalkpi.alert.notify.text.Templates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Posts notices to group robots of one make. */
public final class RobotChannel implements Channel {

    private static final int TITLE = 200;
    private static final int DIGEST_NAME = 60;

    private final Hooks hooks;
    private final Dialect dialect;
    private final Templates templates;
    private final Clock clock;
    private final JsonPost http;

    private RobotChannel(Hooks hooks, Dialect dialect, Templates templates, Clock clock) {
        this.hooks = hooks;
        this.dialect = dialect;
        this.templates = templates;
        this.clock = clock;
        this.http = new JsonPost(dialect.maker());
    }

    public static RobotChannel of(Hooks hooks, Templates templates, Clock clock) {
        Dialect dialect = switch (hooks.kind()) {
            case DINGTALK -> new DingTalk();
            case FEISHU -> new Feishu();
            case WECOM -> new WeCom();
            default -> throw new IllegalArgumentException(hooks.kind() + " is no robot");
        };
        return new RobotChannel(hooks, dialect, templates, clock);
    }

    @Override
    public String name() {
        return hooks.kind().channel();
    }

    @Override
    public int digestBytes() {
        return dialect.limit() - TITLE - DIGEST_NAME;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        return hooks.tell(parcel.destination(), hook -> post(hook, parcel));
    }

    private Delivery post(Hook hook, Parcel parcel) {
        String title = Cut.bytes(title(parcel), TITLE);
        String text = Cut.bytes(text(parcel), dialect.limit() - TITLE);
        Dialect.Call call = dialect.call(hook, title, text, clock.instant());
        return http.post(call.url(), call.body(), dialect::judge);
    }

    private String title(Parcel parcel) {
        return parcel.isDigest()
                ? templates.digestTitle(parcel)
                : templates.render(Template.ROBOT_TITLE, parcel.first());
    }

    private String text(Parcel parcel) {
        if (!parcel.isDigest()) {
            return dialect.lines(Arrays.asList(
                    templates.render(Template.ROBOT_BODY, parcel.first()).split("\n")));
        }
        List<String> lines = new ArrayList<>(templates.lines(Template.ROBOT_DIGEST_LINE, parcel));
        lines.add(parcel.id());
        return dialect.lines(lines);
    }

    /** A robot cannot be asked without posting to it. */
    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }
}
