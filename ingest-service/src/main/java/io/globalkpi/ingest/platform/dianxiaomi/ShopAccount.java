package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Trouble;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what sellers write into the name of a shop's account: the shop, who runs it and in which group, such as
 * 优选家居-王芳（欧洲组）.
 *
 * @param pattern with the groups shop, owner and team; the last two may be missing
 */
record ShopAccount(Pattern pattern) {

    private static final String SETTING = "shop-account";
    private static final String USUAL = "(?<shop>.+?)(?:-(?<owner>[^-（(]+))?(?:[（(](?<team>[^）)]+)[）)])?";

    /** What an account's name says. */
    record Read(
            String shop, @Nullable String owner, @Nullable String team) {}

    static ShopAccount of(Session session) {
        String text = session.setting(SETTING).orElse(USUAL);
        try {
            Pattern pattern = Pattern.compile(text);
            if (!text.contains("(?<shop>")) {
                throw wrong(text);
            }
            return new ShopAccount(pattern);
        } catch (PatternSyntaxException e) {
            throw wrong(text);
        }
    }

    private static CallException wrong(String text) {
        return new CallException(new Trouble(
                "setting-wrong",
                "The job's setting shop-account is no pattern with a group named shop: " + text,
                "Write a regular expression such as (?<shop>.+)-(?<owner>[^-]+)."));
    }

    /** The whole name is the shop where the pattern does not fit. */
    Read read(String account) {
        Matcher matcher = pattern.matcher(account);
        return matcher.matches()
                ? new Read(
                        matcher.group("shop").strip(),
                        group(matcher, "owner").orElse(null),
                        group(matcher, "team").orElse(null))
                : new Read(account, null, null);
    }

    private Optional<String> group(Matcher matcher, String name) {
        return pattern.pattern().contains("(?<" + name + ">")
                ? Optional.ofNullable(matcher.group(name)).map(String::strip).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
