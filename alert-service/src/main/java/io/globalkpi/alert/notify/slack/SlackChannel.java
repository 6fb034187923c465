package io.globalkpi.alert.notify.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * Posts notices to incoming webhooks, and as a bot where one is configured for the destination.
 *
 * <p>A webhook answers with no message id, so its messages can be neither changed nor threaded. A bot's opening message
 * always says how the breach stands; what became of it is told in its thread.
 */
public final class SlackChannel implements Channel {

    private final Hooks hooks;
    private final Optional<SlackBot> bot;
    private final Templates templates;
    private final JsonPost http = new JsonPost("Slack");

    public SlackChannel(Hooks hooks, Optional<SlackBot> bot, Templates templates) {
        this.hooks = hooks;
        this.bot = bot;
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
    public boolean continues() {
        return bot.isPresent();
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        Optional<String> room = bot.flatMap(known -> known.room(parcel.destination()));
        return room.isPresent()
                ? tell(new SlackApi(bot.orElseThrow(), http), room.get(), parcel)
                : hooks.tell(
                        parcel.destination(),
                        hook -> http.post(hook.url(), message(parcel).toString(), answer -> answer.byStatus("Slack")));
    }

    private Delivery tell(SlackApi api, String room, Parcel parcel) {
        Optional<SlackMessage> earlier = parcel.told().flatMap(told -> SlackMessage.of(told.messageId()));
        boolean change = parcel.told().filter(Parcel.Told::alone).isPresent();
        return api.tell(room, message(parcel), earlier, change);
    }

    private ObjectNode message(Parcel parcel) {
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

    /** A webhook cannot be asked without posting to it; a bot's token can. */
    @Override
    public Optional<String> trouble() {
        return bot.flatMap(known -> new SlackApi(known, http).trouble());
    }
}
