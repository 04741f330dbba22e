package org.languageplayground.search.reading;

import java.util.Optional;

/** Text without marks, in any encoding. */
final class PlainText implements TextFormat {
    @Override
    public Extract read(String file, byte[] bytes, int characters, TimeBudget time) {
        Decoded decoded = Decoding.of(file, bytes, Optional.empty(), time);
        String text = decoded.text().replace("\r\n", "\n").replace('\r', '\n');
        return new Extract(text, Optional.of(decoded.charset()));
    }
}
