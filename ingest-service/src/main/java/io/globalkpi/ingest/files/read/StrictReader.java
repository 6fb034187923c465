package io.globalkpi.ingest.files.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Decodes text and stops at the first byte that is not of the declared encoding, saying on which line and where. */
final class StrictReader extends Reader {

    private final InputStream in;
    private final Charset charset;
    private final String file;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(64 * 1024).flip();
    private long before;
    private long line = 1;
    private boolean ended;

    StrictReader(InputStream in, Charset charset, String file) {
        this.in = in;
        this.charset = charset;
        this.file = file;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer chars = CharBuffer.wrap(target, from, length).slice();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (chars.position() > 0) {
                return counted(target, from, chars.position());
            }
            if (result.isError()) {
                throw refused(result.length());
            }
            if (ended) {
                return -1;
            }
            refill();
        }
    }

    private void refill() throws IOException {
        before += bytes.position();
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private int counted(char[] target, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (target[i] > '\n') {
                continue;
            }
            if (target[i] == '\n') {
                line++;
            } else if (target[i] == 0) {
                throw new FileRefusedException(file + ": line " + line + " holds a zero byte, so this is no "
                        + charset.name() + " text. Save it as UTF-8, or check the mapping's format."
                        + " Nothing was published.");
            }
        }
        return count;
    }

    private FileRefusedException refused(int length) {
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < Math.min(length, bytes.remaining()); i++) {
            found.append(String.format("%s%02X", i == 0 ? "0x" : " 0x", bytes.get(bytes.position() + i)));
        }
        return new FileRefusedException(file + ": line " + line + ", byte " + (before + bytes.position() + 1) + ": "
                + found + " is not " + charset.name() + ". Say how the file is encoded, in the mapping (encoding:) or"
                + " with --encoding: " + Encodings.NAMES + ". Nothing was published.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
