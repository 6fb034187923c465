package io.globalkpi.alert.notify.email;

import io.globalkpi.alert.notify.Secrets;
import java.util.Optional;

/** Who the mail server knows us as. The password is not part of any text. */
public record Login(String user, String password) {

    /** Empty when neither is set. */
    static Optional<Login> in(Secrets secrets) {
        Optional<String> user = secrets.text("ALERT_SMTP_USER");
        Optional<String> password = secrets.read("ALERT_SMTP_PASSWORD");
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("ALERT_SMTP_USER and ALERT_SMTP_PASSWORD go together: one is missing");
        }
        return user.map(name -> new Login(name, password.orElseThrow()));
    }

    @Override
    public String toString() {
        return user;
    }
}
