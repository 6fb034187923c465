package io.globalkpi.alert.notify.email;

import io.globalkpi.alert.notify.text.Template;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.schemas.alert.Notice;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.UUID;

/**
 * One notice as a message.
 *
 * <p>The id is made from the notice, so that the same notice delivered twice is one message to mail programs that know;
 * every message of an episode refers to the same root, so that they stand together.
 */
final class Mail extends MimeMessage {

    private final String id;

    private Mail(Session session, String id) {
        super(session);
        this.id = id;
    }

    static Mail of(Notice notice, Session session, SmtpConfig config, Templates templates) throws MessagingException {
        Mail mail = new Mail(session, id(notice.getNotice(), config));
        String root = id(notice.getBreach() + "|" + notice.getDestination(), config);
        mail.setFrom(new InternetAddress(config.from()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(notice.getDestination(), true));
        mail.setSubject(oneLine(templates.render(Template.EMAIL_SUBJECT, notice)), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(notice.getCreatedAt()));
        mail.setHeader("References", root);
        mail.setHeader("In-Reply-To", root);
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setContent(alternatives(notice, templates));
        mail.saveChanges();
        return mail;
    }

    private static MimeMultipart alternatives(Notice notice, Templates templates) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(templates.render(Template.EMAIL_TEXT, notice), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(templates.render(Template.EMAIL_HTML, notice), StandardCharsets.UTF_8.name(), "html");
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
