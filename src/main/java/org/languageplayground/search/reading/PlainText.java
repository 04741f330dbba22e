package org.languageplayground.search.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8, or in UTF-16 with a byte order mark. */
final class PlainText implements TextFormat {
    @Override
    public String text(String file, byte[] bytes, int characters) {
        String text = decode(file, bytes);
        if (text.indexOf('\0') >= 0) {
            throw new DocumentException(file, "is not a text file");
        }
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String decode(String file, byte[] bytes) {
        try {
            String text = charset(bytes)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DocumentException(file, "is not text in UTF-8", e);
        }
    }

    private static Charset charset(byte[] bytes) {
        boolean utf16 = bytes.length >= 2
                && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                        || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE);
        return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }
}
