package org.languageplayground.search.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * A file that is there as a whole or not at all: it is written beside its place, ends in a checksum, and is moved there in one go. Whoever has it open goes on
 * reading what it was. What several write at once is that of the last.
 */
public final class KeptFile {
    /** Another one where what stands in such files, or in which order, is another. */
    private static final int FORMAT = 0x4c500002;

    private static final String BEGUN = ".begun";
    private static final int BUFFER = 1 << 16;

    private KeptFile() {}

    /** Writes what stands in the file. */
    @FunctionalInterface
    public interface Writer {
        /** Writes it. */
        void write(DataOutputStream out) throws IOException;
    }

    /**
     * Writes a file in place of the one that may be there; folders are made.
     *
     * @throws IOException if it cannot be written; what was there is there still
     */
    public static void write(Path file, Writer writer) throws IOException {
        Files.createDirectories(file.getParent());
        Path begun = Files.createTempFile(file.getParent(), "", BEGUN);
        try {
            CRC32 sum = new CRC32();
            try (DataOutputStream out = new DataOutputStream(
                    new BufferedOutputStream(new CheckedOutputStream(Files.newOutputStream(begun), sum), BUFFER))) {
                out.writeInt(FORMAT);
                writer.write(out);
                out.flush();
                out.writeLong(sum.getValue());
            }
            move(begun, file);
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private static void move(Path begun, Path file) throws IOException {
        try {
            Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Whether a file is one whose writing was broken off, or is still under way. */
    public static boolean isBegun(Path file) {
        return file.getFileName().toString().endsWith(BEGUN);
    }

    /**
     * Opens a file, and reads all of it once to see whether it is whole; then it stands at its beginning.
     *
     * @throws IOException if it is not there, or is damaged
     */
    public static DataInputStream open(Path file) throws IOException {
        check(file);
        DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        in.readInt();
        return in;
    }

    private static void check(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            long left = Files.size(file) - Long.BYTES;
            CRC32 sum = new CRC32();
            byte[] format = in.readNBytes(Integer.BYTES);
            sum.update(format);
            left -= format.length;
            if (left < 0 || ByteBuffer.wrap(format).getInt() != FORMAT) {
                throw new IOException("it is of another kind");
            }
            update(sum, in, left);
            if (in.readLong() != sum.getValue() || in.read() >= 0) {
                throw new IOException("its checksum is another one");
            }
        }
    }

    private static void update(CRC32 sum, InputStream in, long count) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = count;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("it ends too early");
            }
            sum.update(buffer, 0, read);
            left -= read;
        }
    }
}
