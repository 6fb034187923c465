package io.globalkpi.alert.notify.slack;

import io.globalkpi.alert.notify.Channel;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.post.Hooks;
import io.globalkpi.alert.notify.post.JsonPost;
import io.globalkpi.alert.notify.text.Template;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.schemas.alert.Notice;
import java.util.List;
import java.util.Optional;

/**
 * Posts notices to incoming webhooks.
 *
 * <p>A webhook answers with no message id, so a message can be neither updated nor threaded.
 */
public final class SlackChannel implements Channel {

    private final Hooks hooks;
    private final Templates templates;
    private final JsonPost http = new JsonPost("Slack");

    public SlackChannel(Hooks hooks, Templates templates) {
        this.hooks = hooks;
        this.templates = templates;
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public int digestBytes() {
        return BlockKit.DIGEST;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        return hooks.tell(
                parcel.destination(),
                hook -> http.post(hook.url(), message(parcel), answer -> answer.byStatus("Slack")));
    }

    private String message(Parcel parcel) {
        Notice notice = parcel.first();
        if (parcel.isDigest()) {
            List<String> lines = templates.lines(Template.SLACK_DIGEST_LINE, parcel);
            return BlockKit.message(templates.digestTitle(parcel), BlockKit.sections(lines), parcel.id());
        }
        return BlockKit.message(
                templates.render(Template.SLACK_TITLE, notice),
                List.of(templates.render(Template.SLACK_BODY, notice)),
                notice.getBreach() + " #" + notice.getSequence());
    }

    /** A webhook cannot be asked without posting to it. */
    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }
}
