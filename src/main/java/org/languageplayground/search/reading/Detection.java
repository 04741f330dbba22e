package org.languageplayground.search.reading;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * In which encodings bytes may be, as two detectors suppose: Mozilla's knows the alphabets and scripts of the east, from a few words on; ICU's
 * tells the languages of Europe apart, and knows UTF-16 and UTF-32 without a mark.
 */
final class Detection {
    /** Which ones Mozilla's detector also answers where it does not know. */
    private static final Set<String> NOT_KNOWN = Set.of("WINDOWS-1252", "MACCYRILLIC", "US-ASCII");

    /** How sure ICU's is at least; below, it answers for bytes of any kind. */
    private static final int LEAST_CONFIDENCE = 11;

    /** How sure ICU's is of UTF-8 where one sequence in ten is broken; of plain ASCII it is less. */
    private static final int DAMAGED_UTF_8 = 25;

    /** The encoding that holds all of another, and is often meant by its name. */
    private static final Map<String, String> WIDER = Map.of(
            "ISO-8859-1", "windows-1252",
            "ISO-8859-9", "windows-1254",
            "ISO-8859-8", "windows-1255",
            "ISO-8859-8-I", "windows-1255",
            "GB2312", "GB18030",
            "GBK", "GB18030",
            "Shift_JIS", "windows-31j",
            "SHIFT_JIS", "windows-31j",
            "EUC-KR", "x-windows-949");

    private static final double MOST_ASCII = 0.75;

    private final byte[] bytes;
    private final List<CharsetMatch> matches;

    Detection(byte[] bytes) {
        this.bytes = bytes;
        matches = List.of(new CharsetDetector().setText(bytes).detectAll());
    }

    /** Whether most of it is UTF-8, but not all. */
    boolean damagedUtf8() {
        return !matches.isEmpty()
                && matches.getFirst().getName().equals("UTF-8")
                && matches.getFirst().getConfidence() >= DAMAGED_UTF_8;
    }

    /** The likeliest first. Only UTF-16 and UTF-32 write a zero. */
    Stream<Charset> candidates() {
        Stream<String> names = holdsZero() ? wide() : Stream.concat(narrow(), wide());
        return names.flatMap(name -> charset(name).stream());
    }

    private Stream<String> wide() {
        return mostlyAscii()
                ? Stream.of()
                : Stream.concat(
                        matches.stream().map(CharsetMatch::getName).filter(Detection::isWide),
                        Stream.of("UTF-16LE", "UTF-16BE"));
    }

    /** In UTF-16 and UTF-32 at most every second byte is a sign of ASCII, and in Chinese not many more; read as such, other text would seem Chinese. */
    private boolean mostlyAscii() {
        int signs = 0;
        for (byte one : bytes) {
            signs += one >= ' ' ? 1 : 0;
        }
        return signs > MOST_ASCII * bytes.length;
    }

    private Stream<String> narrow() {
        return Stream.of(
                        mozillas().stream(),
                        matches.stream()
                                .filter(match -> match.getConfidence() >= LEAST_CONFIDENCE)
                                .map(CharsetMatch::getName)
                                .filter(name -> !isWide(name)),
                        Stream.of("ISO-8859-1"))
                .flatMap(name -> name);
    }

    private Optional<String> mozillas() {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, bytes.length);
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset()).filter(name -> !NOT_KNOWN.contains(name));
    }

    private boolean holdsZero() {
        for (byte one : bytes) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWide(String name) {
        return name.startsWith("UTF-");
    }

    /** The encoding of a name, or the one that holds all of it; none that this Java does not know. */
    static Optional<Charset> charset(String name) {
        String wider = WIDER.getOrDefault(name, name);
        return Charset.isSupported(wider) ? Optional.of(Charset.forName(wider)) : Optional.empty();
    }
}
