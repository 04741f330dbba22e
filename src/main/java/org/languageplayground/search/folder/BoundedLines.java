package org.languageplayground.search.folder;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a file in UTF-8, one by one. Of a line that is longer than is read nothing is held. */
final class BoundedLines implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int most;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private int number;
    private Optional<String> text = Optional.empty();

    /**
     * The lines of a file.
     *
     * @param most how many bytes of a line are read
     */
    BoundedLines(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Goes on to the next line; answers whether there is one. */
    boolean next() throws IOException {
        if (!hasMore()) {
            return false;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean whole = true;
        boolean ended = false;
        while (!ended && hasMore()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            ended = end < filled;
            whole &= line.size() + end - position <= most;
            if (whole) {
                line.write(buffer, position, end - position);
            }
            position = ended ? end + 1 : end;
        }
        text = whole ? decoded(line.toByteArray()) : Optional.empty();
        return true;
    }

    private boolean hasMore() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return filled > 0;
    }

    private Optional<String> decoded(byte[] bytes) {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String line = decoded.endsWith("\r") ? decoded.substring(0, decoded.length() - 1) : decoded;
            return Optional.of(number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Which line it is, from 1. */
    int number() {
        return number;
    }

    /** What stands in it; none where it is too long, or no UTF-8. */
    Optional<String> text() {
        return text;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
