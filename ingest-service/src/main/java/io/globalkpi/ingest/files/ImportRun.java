package io.globalkpi.ingest.files;

import io.globalkpi.ingest.files.mapping.BadRowException;
import io.globalkpi.ingest.files.mapping.Mapping;
import io.globalkpi.ingest.files.mapping.RowValues;
import io.globalkpi.ingest.files.mapping.Telling;
import io.globalkpi.ingest.files.read.FileRefusedException;
import io.globalkpi.ingest.files.read.Row;
import io.globalkpi.ingest.files.read.Rows;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.topic.EventKind;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** One pass over the rows of a file that was found fit: rows to groups, groups to events, events to the publisher. */
final class ImportRun {

    /**
     * @param from where the pass begins, with the generation time of the file
     * @param openRows how many rows may wait in memory for the rest of their group
     */
    record Job(String file, Mapping mapping, FirstLook look, Resumption from, int openRows) {}

    private record Made(SpecificRecord event, List<RowValues> rows) {}

    private final Job job;
    private final Letters letters;
    private final Outbox outbox;
    private final Tally tally;
    private final Clock clock;
    private final Grouping grouping;
    private final FeedDays feeds;
    private long index;
    private long handed;

    ImportRun(Job job, Letters letters, Outbox outbox, Tally tally, Clock clock) {
        this.job = job;
        this.letters = letters;
        this.outbox = outbox;
        this.tally = tally;
        this.clock = clock;
        this.grouping = new Grouping(job.mapping(), job.look(), tally::skipped);
        this.feeds = new FeedDays(job.mapping());
    }

    void through(Rows rows, Pulse pulse) throws IOException {
        for (Row row = rows.next(); row != null; row = rows.next()) {
            index++;
            if (index <= job.from().rows()) {
                continue;
            }
            grouping.take(index, row).forEach(this::make);
            refuseHoard();
            if (outbox.isFull()) {
                send(job.mapping().isFeed() ? 0 : grouping.doneUpTo(index), false);
            }
            pulse.beat(tally);
        }
        grouping.rest().forEach(this::make);
        declare();
        send(index, true);
        outbox.finish();
    }

    /** Only a file that was let in whole may call its dates complete; what the broker refused is known once all is committed. */
    private void declare() {
        if (!job.mapping().isFeed()) {
            return;
        }
        send(0, false);
        outbox.finish();
        if (!tally.rejected().isEmpty()) {
            return;
        }
        for (Feed row : feeds.rows(clock.instant())) {
            outbox.add(row);
            if (outbox.isFull()) {
                send(0, false);
            }
        }
    }

    private void make(RowGroup group) {
        BadRowException fault = group.fault();
        if (fault != null) {
            reject(group, fault);
            return;
        }
        try {
            for (Made made : events(group)) {
                tally.event(EventKind.ofRecord(made.event()).id());
                handed++;
                feeds.count(made.event());
                outbox.add(made.event(), letters.raw(made.event(), made.rows(), clock.instant()));
            }
        } catch (BadRowException e) {
            reject(group, e);
        }
    }

    private List<Made> events(RowGroup group) throws BadRowException {
        Telling telling = new Telling(job.file(), job.from().generated(), clock.instant());
        List<Made> events = new ArrayList<>();
        for (List<RowValues> rows : group.byKind().values()) {
            events.add(new Made(job.mapping().event(rows, telling), rows));
        }
        return events;
    }

    private void reject(RowGroup group, BadRowException fault) {
        tally.rejected(fault.reason().id());
        outbox.add(letters.dead(group, fault, clock.instant()));
    }

    private void send(long rows, boolean finished) {
        outbox.send(job.from().at(rows).checkpoint(handed, finished, clock.instant()));
    }

    private void refuseHoard() {
        if (grouping.waiting() > job.openRows()) {
            throw new FileRefusedException(job.file() + ": more than " + job.openRows()
                    + " rows wait for the rest of their group. Sort the file by the column of group:.");
        }
    }
}
