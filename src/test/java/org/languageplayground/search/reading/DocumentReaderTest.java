package org.languageplayground.search.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
    private static final ReadingLimits LIMITS = new ReadingLimits(2_000_000, 1_500_000, 3, 60);

    @Test
    void plainTextKeepsItsParagraphs() {
        assertThat(read("a.txt", "Grüße 😀\r\n\r\nzwei\r")).isEqualTo("Grüße 😀\n\nzwei");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsNoText(String charset) {
        assertThat(text("a.TXT", "\uFEFFÄpfel".getBytes(Charset.forName(charset))))
                .isEqualTo("Äpfel");
    }

    @Test
    void ofAWebPageOnlyWhatIsSeenIsRead() {
        String page = "<html><head><title>T</title><style>p{}</style></head><body><h1>Heads</h1>"
                + "<script>alert('no')</script><p onclick='x()'>They <b>att</b>end.<br>Next.</p>"
                + "<p hidden>not this</p><noscript>nor this</noscript><ul><li>one<li>two</ul>";
        assertThat(read("a.html", page)).isEqualTo("Heads\n\nThey attend.\n\nNext.\n\none\n\ntwo");
    }

    @Test
    void markdownIsReadWithoutItsMarks() {
        String source = "# Heads\n\nThey *attend* to [tokens](http://x.y).\n\n- one\n- two\n\n<script>no()</script>\n";
        assertThat(read("a.md", source)).isEqualTo("Heads\n\nThey attend to tokens.\n\none\n\ntwo");
    }

    @Test
    void theTextOfAPdfIsRead() throws IOException {
        assertThat(text("a.pdf", pdf("Heads attend to tokens.", false))).isEqualTo("Heads attend to tokens.");
    }

    @Test
    void aLongBookIsReadPageByPageInTheirOrder() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (int page = 0; page < 300; page++) {
                addPage(document, "Page " + page + " of a long book" + " tells of ships and bees".repeat(80));
            }
            document.save(bytes);
        }
        assertThat(text("a.pdf", bytes.toByteArray()))
                .startsWith("Page 0 of")
                .containsSubsequence(IntStream.range(0, 300)
                        .mapToObj(i -> "Page " + i + " of")
                        .toList());
    }

    private static void addPage(PDDocument document, String text) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 9);
            content.showText(text);
            content.endText();
        }
    }

    @Test
    void anEncryptedPdfIsRefused() throws IOException {
        refused("a.pdf", pdf("secret", true), "“a.pdf” is an encrypted PDF.");
    }

    @Test
    void aPdfWithoutTextIsRefused() throws IOException {
        refused("a.pdf", pdf("", false), "“a.pdf” holds no text; it may be a scan, or broken.");
    }

    @Test
    void aBrokenPdfIsRefusedInOneSentence() throws IOException {
        refused("a.pdf", "%PDF-1.7 and nothing else".getBytes(StandardCharsets.UTF_8), "“a.pdf” is a broken PDF.");
    }

    @ParameterizedTest
    @CsvSource({"' ', 80000000", "'BT /F1 9 Tf (hello world) Tj ET ', 60000000", "'q Q ', 60000000"})
    void aPdfThatUnfoldsToFarMoreThanItsSizeIsRefused(String instruction, int size) throws IOException {
        refused("a.pdf", unfolding(instruction, size), "“a.pdf” is a PDF with more on its pages than is read.");
    }

    private static byte[] unfolding(String instruction, int size) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] some = instruction.repeat(30_000).getBytes(StandardCharsets.US_ASCII);
            for (int written = 0; written < size; written += some.length) {
                deflater.write(some);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("""
                %%PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
                5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
                4 0 obj<</Filter/FlateDecode/Length %d>>stream
                """.formatted(packed.size()).getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(packed.toByteArray());
        file.writeBytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDamagedPdfIsReadOrRefusedButNeverAnAccident(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] whole = pdf("Heads attend to tokens.", false);
        for (int round = 0; round < 60; round++) {
            byte[] damaged = Arrays.copyOf(whole, 5 + random.nextInt(whole.length - 5));
            for (int i = 0; i < random.nextInt(20); i++) {
                damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt();
            }
            try {
                assertThat(text("a.pdf", damaged)).isNotEmpty();
            } catch (DocumentException e) {
                assertThat(Told.of(e)).matches("“a.pdf” [^\n]*\\.");
            }
        }
    }

    @Test
    void anEndingThatIsNotReadIsNamed() {
        String kinds = "is not a txt, md, html, pdf, docx, odt, csv or tsv file.";
        refused("a.pptx", new byte[] {1}, "“a.pptx” " + kinds);
        refused("no ending", new byte[] {1}, "“no ending” " + kinds);
    }

    @Test
    void anEndingThatLiesIsNoticed() throws IOException {
        refused("a.txt", pdf("text", false), "“a.txt” is a PDF with another ending.");
        refused("a.pdf", "text".getBytes(StandardCharsets.UTF_8), "“a.pdf” is not a PDF, whatever its name says.");
        refused("a.txt", new byte[] {'P', 'K', 3, 4, 0, 0}, "“a.txt” is not a text file.");
        refused(
                "a.docx",
                "text".getBytes(StandardCharsets.UTF_8),
                "“a.docx” is no office document, whatever its name says.");
    }

    @Test
    void whatHoldsNothingIsRefused() {
        refused("a.txt", new byte[0], "“a.txt” is empty.");
        refused("a.txt", " \n ".getBytes(StandardCharsets.UTF_8), "“a.txt” holds no text.");
        refused("a.html", "<script>only()</script>".getBytes(StandardCharsets.UTF_8), "“a.html” holds no text.");
    }

    @Test
    void aMegabyteOnOneLineIsRead() {
        assertThat(read("a.txt", "word ".repeat(200_000))).hasSize(999_999);
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        refused(
                "a.txt",
                "x".repeat(1_500_001).getBytes(StandardCharsets.UTF_8),
                "“a.txt” holds more than 1,500,000 characters, the most that is read.");
    }

    @Test
    void aHugeFileIsReadNoFurtherThanTheLimit() {
        int[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                read[0] += length;
                Arrays.fill(bytes, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> new DocumentReader(LIMITS).read("a.txt", endless))
                .satisfies(e -> assertThat(Told.of(e))
                        .isEqualTo("“a.txt” is larger than 2,000,000 bytes, the most that is read."));
        assertThat(read[0]).isLessThan(2_100_000);
    }

    @Test
    void deepNestingIsReadOrRefusedButNeverAnAccident() {
        for (String[] nested : new String[][] {
            {"a.html", "<div>".repeat(100_000) + "x"},
            {"a.html", "<b><table>".repeat(20_000) + "x"},
            {"a.md", ">".repeat(100_000) + "x"},
            {"a.md", "- ".repeat(50_000) + "x"},
            {"a.md", "*a **b ".repeat(20_000)},
            {"a.md", "[".repeat(100_000) + "x"}
        }) {
            try {
                assertThat(read(nested[0], nested[1])).isNotEmpty();
            } catch (DocumentException e) {
                assertThat(Told.of(e)).matches("“a.(html|md)” [^\n]*\\.");
            }
        }
    }

    @Test
    void aNameIsShownShortenedAndWithoutControlCharacters() {
        refused("n".repeat(200) + ".txt", new byte[0], "“" + "n".repeat(60) + "…” is empty.");
        refused("a\nb.txt", new byte[0], "“a b.txt” is empty.");
    }

    @Test
    void aPdfIsReadAPageAStep() throws IOException {
        Reading reading = new DocumentReader(LIMITS).begin("a.pdf", pdf("Rivers carry water.", false, 3));
        int steps = 1;
        while (reading.step()) {
            steps++;
        }
        reading.close();
        assertThat(steps).as("to open it, and three pages").isEqualTo(1 + 3);
        assertThat(reading.document().document().text().split("\\s+"))
                .containsExactly("Rivers carry water. ".repeat(3).split(" "));
    }

    private static String read(String file, String text) {
        return text(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String file, byte[] bytes) {
        return new DocumentReader(LIMITS)
                .read(file, new ByteArrayInputStream(bytes))
                .document()
                .text();
    }

    private static void refused(String file, byte[] bytes, String message) {
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> text(file, bytes))
                .satisfies(e -> assertThat(Told.of(e)).isEqualTo(message));
    }

    private static byte[] pdf(String text, boolean encrypted) throws IOException {
        return pdf(text, encrypted, 1);
    }

    private static byte[] pdf(String text, boolean encrypted, int pages) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(50, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            if (encrypted) {
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            document.save(out);
            return out.toByteArray();
        }
    }
}
