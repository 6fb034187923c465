package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Caller;
import io.globalkpi.ingest.platform.DroppedFile;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.call.AccountCaller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One step of one job. Secrets are read when it is opened. */
final class JobSession implements Session {

    private final PullJob job;
    private final Tools tools;
    private final Caller caller;

    private JobSession(PullJob job, Tools tools, Caller caller) {
        this.job = job;
        this.tools = tools;
        this.caller = caller;
    }

    /** @throws io.globalkpi.ingest.platform.CallException if the credential is not there or a setting is wrong */
    static JobSession open(PullJob job, Tools tools) {
        return new JobSession(job, tools, new AccountCaller(tools.line(), tools.account(job)));
    }

    @Override
    public Answer call(Call call) {
        return caller.call(call);
    }

    @Override
    public Shop shop() {
        return job.shop();
    }

    @Override
    public Optional<Shop> shop(String idAtPlatform) {
        return Optional.ofNullable(job.shops().get(idAtPlatform));
    }

    @Override
    public String account() {
        return job.account();
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(job.settings().get(name)).filter(text -> !text.isBlank());
    }

    @Override
    public Instant now() {
        return tools.clock().instant();
    }

    @Override
    public List<DroppedFile> inbox() {
        return tools.inbox().files(job.platform().name(), job.account());
    }
}
