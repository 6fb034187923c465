package io.globalkpi.streams.measure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array of bytes that state formats are written to: zigzag varints, texts and byte arrays with their length in front.
 *
 * <p>Reads go through a {@link ByteBuffer} and the static methods here, in the order of writing.
 */
public final class ByteSink {

    private byte[] bytes;
    private int size;

    public ByteSink(int expected) {
        bytes = new byte[expected];
    }

    public void int8(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    public void int32(int value) {
        room(4);
        ByteBuffer.wrap(bytes, size, 4).putInt(value);
        size += 4;
    }

    public void int64(long value) {
        room(8);
        ByteBuffer.wrap(bytes, size, 8).putLong(value);
        size += 8;
    }

    public void varint(long value) {
        room(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    public void text(String value) {
        array(value.getBytes(StandardCharsets.UTF_8));
    }

    public void array(byte[] value) {
        varint(value.length);
        raw(value);
    }

    /** What another one holds, with its length in front. */
    public void array(ByteSink value) {
        varint(value.size);
        raw(value.bytes, value.size);
    }

    public void raw(byte[] value) {
        raw(value, value.length);
    }

    private void raw(byte[] value, int length) {
        room(length);
        System.arraycopy(value, 0, bytes, size, length);
        size += length;
    }

    /** Begins again with nothing, in the same room. */
    public void clear() {
        size = 0;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    public static long readVarint(ByteBuffer in) {
        long rest = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = in.get();
            rest |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
    }

    public static String readText(ByteBuffer in) {
        return new String(readArray(in), StandardCharsets.UTF_8);
    }

    public static byte[] readArray(ByteBuffer in) {
        byte[] value = new byte[(int) readVarint(in)];
        in.get(value);
        return value;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
