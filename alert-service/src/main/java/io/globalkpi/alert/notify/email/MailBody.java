package io.globalkpi.alert.notify.email;

import io.globalkpi.alert.notify.Parcel;
import io.globalkpi.alert.notify.text.Template;
import io.globalkpi.alert.notify.text.Templates;

/** The words of a mail, once as text and once as HTML. */
record MailBody(Parcel parcel, Templates templates) {

    String text() {
        return parcel.isDigest()
                ? "- " + String.join("\n- ", templates.lines(Template.DIGEST_LINE, parcel)) + "\n\n" + parcel.id()
                : templates.render(Template.EMAIL_TEXT, parcel.first());
    }

    String html() {
        return parcel.isDigest() ? list() : templates.render(Template.EMAIL_HTML, parcel.first());
    }

    private String list() {
        return "<!DOCTYPE html>\n<html><body style=\"font-family:sans-serif;color:#222\">\n<ul>\n<li>"
                + String.join("</li>\n<li>", templates.lines(Template.HTML_DIGEST_LINE, parcel))
                + "</li>\n</ul>\n<p style=\"color:#888;font-size:small\">" + parcel.id() + "</p>\n</body></html>";
    }
}
