package org.languageplayground.search.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/** Files within the limits that would take minutes or gigabytes. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class SlowFilesTest {
    private static final ReadingLimits LIMITS = new ReadingLimits(10 << 20, 1_000_000, 3, 5);
    private static final int SIZE = 500_000;

    /** So many looks at the clock that whoever reads such a file is in the midst of what would take so long; then the time is over. */
    private static final int LOOKS = 1_000;

    private static String many(String unit) {
        return many(unit, SIZE);
    }

    private static String many(String unit, int size) {
        return unit.repeat(size / unit.length());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(bytes(part.getValue()));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] odt(String content) {
        return zip(Map.of("content.xml", content));
    }

    /** A document whose notes stand in the same part a thousand times. */
    private static byte[] docxOfManyNotes() {
        String start = "<r><Relationship Type='x/officeDocument' Target='word/document.xml'/></r>";
        String notes = "<r>" + "<Relationship Type='x/footnotes' Target='notes.xml'/>".repeat(1_000) + "</r>";
        return zip(Map.of(
                "_rels/.rels",
                start,
                "word/document.xml",
                "<d/>",
                "word/_rels/document.xml.rels",
                notes,
                "word/notes.xml",
                "<d>" + many("<p/>") + "</d>"));
    }

    /** Each form draws the next one ten times. */
    private static byte[] pdfOfFormsWithinForms() {
        String forms = IntStream.range(5, 40)
                .mapToObj(i -> i + " 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 60/Resources<</XObject<</F "
                        + (i + 1) + " 0 R>>>>>>stream\n" + "/F Do ".repeat(10) + "\nendstream endobj\n")
                .collect(Collectors.joining());
        return bytes("""
                %%PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>endobj
                4 0 obj<</Length 6>>stream
                /F Do\s
                endstream endobj
                %strailer<</Root 1 0 R>>
                %%%%EOF""".formatted(forms));
    }

    static Stream<Arguments> slow() {
        return Stream.of(
                Arguments.of("tags without an end", "a.md", bytes(many("<"))),
                Arguments.of("attributes without an end", "a.md", bytes(many("<a b='"))),
                Arguments.of("links without an end", "a.md", bytes(many("[a](<b"))),
                Arguments.of("titles without an end", "a.md", bytes(many("[a]: b\n\"c\n"))),
                Arguments.of("one note referred to often", "a.md", bytes(many("[^a]") + "\n\n[^a]: b\n")),
                Arguments.of("nested elements", "a.html", bytes(many("<div>", 5_000_000))),
                Arguments.of("hidden elements side by side", "a.html", bytes(many("<br hidden>", 5_000_000))),
                Arguments.of("words beside the cells of a table", "a.html", bytes("<table>" + many("<p>x", 5_000_000))),
                Arguments.of(
                        "cells that reach far down",
                        "a.html",
                        bytes("<table>" + many("<tr>" + "<td rowspan=9999>".repeat(900), 2_000_000))),
                Arguments.of("endless paragraphs", "a.odt", odt("<d>" + many("<p/>", 5_000_000) + "</d>")),
                Arguments.of("the same notes again and again", "a.docx", docxOfManyNotes()),
                Arguments.of("forms within forms", "a.pdf", pdfOfFormsWithinForms()));
    }

    private static Reason refused(String file, byte[] bytes, TimeBudget time) {
        try (Reading reading = new DocumentReader(LIMITS, () -> time).begin(file, bytes)) {
            while (reading.step()) {}
            return null;
        } catch (DocumentException e) {
            assertThat(e.problem().file()).isEqualTo(file);
            return e.problem().reason();
        }
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("slow")
    void whatWouldTakeMinutesIsEndedWhereverItIs(String kind, String file, byte[] bytes) {
        AtomicLong looks = new AtomicLong();
        TimeBudget time = new TimeBudget(5, () -> looks.incrementAndGet() > LOOKS ? Long.MAX_VALUE / 2 : 0);
        assertThat(refused(file, bytes, time)).as(kind).isEqualTo(Reason.SLOW);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("slow")
    void whatWouldTakeMinutesCanBeStoppedWhereverItIs(String kind, String file, byte[] bytes) {
        AtomicLong looks = new AtomicLong();
        TimeBudget[] time = new TimeBudget[1];
        time[0] = new TimeBudget(5, () -> {
            if (looks.incrementAndGet() == LOOKS) {
                time[0].cancel();
            }
            return 0;
        });
        assertThat(refused(file, bytes, time[0])).as(kind).isEqualTo(Reason.SLOW);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void whateverTheKindTheSecondsAreTold(String ending) {
        byte[] file = ending.equals("pdf")
                ? pdfOfFormsWithinForms()
                : ending.matches("docx|odt") ? odt("<d/>") : bytes("a,b");
        DocumentReader reader = new DocumentReader(new ReadingLimits(10 << 20, 1_000_000, 3, 0));
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> reader.begin("a." + ending, file).step())
                .satisfies(e -> assertThat(Told.of(e))
                        .isEqualTo("“a." + ending
                                + "” is not read: it takes more than 0 seconds of the server’s processor."
                                + " Split it into smaller files, or save it as plain text (txt)."));
    }

    static Stream<String> endings() {
        return DocumentReader.ENDINGS.stream();
    }

    @Test
    void aTableThatAFewLettersWidenIsRefusedBeforeItIsUnfolded() {
        String table = many("a|", 100_000) + "\n" + many("-|", 100_000) + "\n" + many("a\n", 300_000);
        assertThat(refused("a.md", bytes(table), new TimeBudget(1_000))).isEqualTo(Reason.UNFOLDS);
    }

    @Test
    void aTableWithShortRowsIsRead() {
        String table = "a | b | c\n-|-|-\n" + "1\n".repeat(2_000) + "1 | 2 | 3\n";
        assertThat(refused("a.md", bytes(table), new TimeBudget(1_000))).isNull();
    }

    @Test
    void elementsNestedFarDeeperThanAnyProgramWritesThemAreRefused() {
        assertThat(refused("a.odt", odt("<d>" + "<x>".repeat(1_000)), new TimeBudget(1_000)))
                .isEqualTo(Reason.NESTED);
    }

    /** Outside of any page, where nobody would look for text: PDFBox unfolds it all the same. */
    @Test
    void aStreamOfAPdfThatUnfoldsToGigabytesIsRefusedBeforeItIsUnfolded() {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(bytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "5 0 obj<</Type/ObjStm/N 1/First 10/Filter/FlateDecode>>stream\n"));
        pdf.writeBytes(deflated(140 << 20));
        pdf.writeBytes(bytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"));
        assertThat(refused("a.pdf", pdf.toByteArray(), new TimeBudget(1_000))).isEqualTo(Reason.FULL_PDF);
    }

    private static byte[] deflated(int size) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] some = new byte[1 << 20];
            for (int written = 0; written < size; written += some.length) {
                deflater.write(some);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }

    @Test
    void headsThatStandForManyColumnsAreBounded() {
        String heads = "<table>" + many("<tr><th colspan=1000>" + "a ".repeat(500), 5_000_000);
        assertThat(refused("a.html", bytes(heads), new TimeBudget(1_000))).isEqualTo(Reason.LONG);
    }

    @Test
    void signsThatUnfoldToATreeAreCountedBeforeItIsMade() {
        DocumentReader reader = new DocumentReader(LIMITS);
        long words = reader.begin("a.md", bytes(many("words "))).bytes();
        long brackets = reader.begin("a.md", bytes(many("["))).bytes();
        long text = reader.begin("a.txt", bytes(many("["))).bytes();
        assertThat(words).isEqualTo(8L * (SIZE / 6 * 6));
        assertThat(brackets).isEqualTo(208L * SIZE);
        assertThat(text).isEqualTo(8L * SIZE);
    }
}
