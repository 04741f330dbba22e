package org.languageplayground.search.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/**
 * Turns bytes into text. Their byte order mark says how, or what the file declares; else they are in UTF-8 if they can be; else in the first
 * of the encodings that detectors suppose in which they are a text: without control characters and without code points that stand for nothing.
 */
final class Decoding {
    private static final Map<String, String> MARKS = Map.of(
            "UTF-8", "\u00EF\u00BB\u00BF",
            "UTF-32BE", "\0\0\u00FE\u00FF",
            "UTF-32LE", "\u00FF\u00FE\0\0",
            "UTF-16BE", "\u00FE\u00FF",
            "UTF-16LE", "\u00FF\u00FE");
    private static final int LONGEST_MARK = 4;
    private static final String WHITE = "\t\n\u000B\f\r";
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset WESTERN_WITH_EURO = Charset.forName("ISO-8859-15");

    /** Signs that no text holds at these places; in ISO-8859-15 the same bytes are the euro and the letter œ. */
    private static final Pattern OUT_OF_PLACE = Pattern.compile("¤|(?<=\\p{L})½|(?<!\\p{N})[¼½](?=\\p{L}{3})");

    private Decoding() {}

    /**
     * The text of a file.
     *
     * @param declared what the file says of itself, if anything
     * @param time is looked at before each of the encodings that are tried
     * @throws DocumentException if it is not text
     */
    static Decoded of(String file, byte[] bytes, Optional<Charset> declared, TimeBudget time) {
        Optional<Charset> marked = marked(bytes);
        if (marked.isPresent()) {
            return decoded(bytes, marked.get())
                    .filter(Decoding::holdsNoZero)
                    .orElseThrow(() -> DocumentException.damaged(file, name(marked.get())));
        }
        return Stream.concat(declared.stream(), Stream.of(StandardCharsets.UTF_8))
                .flatMap(charset -> decoded(bytes, charset).stream())
                .filter(Decoding::holdsNoZero)
                .findFirst()
                .orElseGet(() -> detected(file, bytes, time));
    }

    private static Decoded detected(String file, byte[] bytes, TimeBudget time) {
        Detection detection = new Detection(bytes);
        if (detection.damagedUtf8()) {
            throw new DocumentException(file, Reason.DAMAGED);
        }
        return detection
                .candidates()
                .peek(charset -> time.check())
                .flatMap(charset -> decoded(bytes, charset).stream())
                .filter(decoded -> isText(decoded.text()))
                .findFirst()
                .map(decoded -> withEuro(decoded, bytes))
                .orElseThrow(() -> new DocumentException(file, Reason.NOT_TEXT));
    }

    private static Decoded withEuro(Decoded decoded, byte[] bytes) {
        return decoded.charset().equals(WESTERN)
                        && OUT_OF_PLACE.matcher(decoded.text()).find()
                ? decoded(bytes, WESTERN_WITH_EURO)
                        .filter(other -> isText(other.text()))
                        .orElse(decoded)
                : decoded;
    }

    /** What people call an encoding. */
    static String name(Charset charset) {
        return charset.name().replaceFirst("^(x-)?windows", "Windows");
    }

    private static Optional<Charset> marked(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(LONGEST_MARK, bytes.length), StandardCharsets.ISO_8859_1);
        return MARKS.entrySet().stream()
                .filter(mark -> start.startsWith(mark.getValue()))
                .max(Map.Entry.comparingByValue((one, other) -> one.length() - other.length()))
                .map(mark -> Charset.forName(mark.getKey()));
    }

    private static Optional<Decoded> decoded(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, charset));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean holdsNoZero(Decoded decoded) {
        return decoded.text().indexOf('\0') < 0;
    }

    private static boolean isText(String text) {
        return text.codePoints().allMatch(Decoding::isOfText);
    }

    private static boolean isOfText(int character) {
        return switch (Character.getType(character)) {
            case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> false;
            case Character.CONTROL -> WHITE.indexOf(character) >= 0;
            default -> true;
        };
    }
}
