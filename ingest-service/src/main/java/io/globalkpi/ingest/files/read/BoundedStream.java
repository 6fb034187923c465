package io.globalkpi.ingest.files.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading when a file turns out larger than the limit once it is expanded. */
final class BoundedStream extends FilterInputStream {

    private final String file;
    private final long limit;
    private long seen;

    BoundedStream(InputStream in, String file, long limit) {
        super(in);
        this.file = file;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) {
        seen += read;
        if (seen > limit) {
            throw new FileRefusedException(
                    file + ": larger than " + limit + " bytes when expanded. Split it, or raise the limit.");
        }
    }
}
