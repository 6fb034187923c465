package io.globalkpi.alert.notify.email;

import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.text.Template;
import io.globalkpi.alert.notify.text.Templates;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * One parcel as a message.
 *
 * <p>The id is made from the notice, so that the same notice delivered twice is one message to mail programs that know;
 * every message of an episode refers to the same root, so that they stand together.
 */
final class Mail extends MimeMessage {

    private static final int REFERENCES = 20;

    private final String id;

    private Mail(Session session, String id) {
        super(session);
        this.id = id;
    }

    static Mail of(Parcel parcel, Session session, SmtpConfig config, Templates templates) throws MessagingException {
        Mail mail = new Mail(session, id(parcel.id(), config));
        mail.setFrom(new InternetAddress(config.from()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(parcel.destination(), true));
        mail.setSubject(oneLine(subject(parcel, templates)), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(parcel.first().getCreatedAt()));
        mail.thread(parcel, config);
        mail.setHeader("List-Id", "Global KPI alerts <alerts.globalkpi." + config.domain() + ">");
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setContent(alternatives(new MailBody(parcel, templates)));
        mail.saveChanges();
        return mail;
    }

    /** A digest speaks of several episodes: it refers to the first of them, and answers none. */
    private void thread(Parcel parcel, SmtpConfig config) throws MessagingException {
        List<String> roots = parcel.notices().stream()
                .map(notice -> id(notice.getBreach() + "|" + notice.getDestination(), config))
                .distinct()
                .limit(REFERENCES)
                .toList();
        setHeader("References", String.join("\r\n ", roots));
        if (roots.size() == 1) {
            setHeader("In-Reply-To", roots.get(0));
        }
    }

    private static String subject(Parcel parcel, Templates templates) {
        return parcel.isDigest()
                ? templates.digestTitle(parcel)
                : templates.render(Template.EMAIL_SUBJECT, parcel.first());
    }

    private static MimeMultipart alternatives(MailBody body) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(body.text(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(body.html(), StandardCharsets.UTF_8.name(), "html");
        return new MimeMultipart("alternative", text, html);
    }

    private static String id(String of, SmtpConfig config) {
        return "<" + UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)) + "@" + config.domain() + ">";
    }

    private static String oneLine(String words) {
        return words.replaceAll("\\s+", " ");
    }

    /** Called while saving; the default would be another id each time. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
