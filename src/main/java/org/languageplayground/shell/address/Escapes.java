package org.languageplayground.shell.address;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * The percent signs of an address in which somebody typed one, or which was cut within an escape. RFC 3986 writes each byte of a character in UTF-8 as a percent sign and two
 * digits; a percent sign that begins nothing of the kind is taken for itself, so that a sentence with “100%” arrives as it was meant.
 */
final class Escapes {
    private static final char ESCAPE = '%';
    private static final String ITSELF = "%25";
    private static final int DIGITS = 3;
    private static final int MOST_BYTES = 4;

    private Escapes() {}

    /** Whether some percent sign begins no character. */
    static boolean areDamaged(String text) {
        return !escaped(text).equals(text);
    }

    /** A query as it was meant, without values that have no name, which no server reads; the same one where nothing is damaged. */
    static String repaired(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> !parameter.startsWith("="))
                .map(Escapes::escaped)
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        StringBuilder repaired = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == ESCAPE ? endOfCharacter(text, at) : at + 1;
            repaired.append(end == at ? ITSELF : text.substring(at, end));
            at = Math.max(end, at + 1);
        }
        return repaired.toString();
    }

    /** Where the escaped character ends that begins here; here, where none does. */
    private static int endOfCharacter(String text, int at) {
        byte[] bytes = new byte[MOST_BYTES];
        for (int count = 1; count <= MOST_BYTES; count++) {
            int escape = at + (count - 1) * DIGITS;
            if (!isEscape(text, escape)) {
                return at;
            }
            bytes[count - 1] = (byte) HexFormat.fromHexDigits(text, escape + 1, escape + DIGITS);
            if (isCharacter(bytes, count)) {
                return escape + DIGITS;
            }
        }
        return at;
    }

    private static boolean isEscape(String text, int at) {
        return at + DIGITS <= text.length()
                && text.charAt(at) == ESCAPE
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static boolean isCharacter(byte[] bytes, int count) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, count));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
