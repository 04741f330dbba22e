package org.languageplayground.search.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeFilesTest {
    private static final ReadingLimits LIMITS = new ReadingLimits(2_000_000, 1_000_000, 3, 60);
    private static final String COUNTRIES = "Country: Zorland │ Capital: Mirna\nCountry: Grofia │ Capital: Zuveva";

    @Test
    void theParagraphsOfADocxAreRead() throws IOException {
        assertThat(text(
                        "a.docx",
                        docx(p("Zorland ", "has a&#228; capital.") + "<w:p/>"
                                + p("It is <w:b/>", "Mirna.").replace("<w:b/>", ""))))
                .isEqualTo("Zorland has aä capital.\n\nIt is Mirna.");
    }

    @Test
    void tabsBreaksAndHyphensStandBetweenWords() throws IOException {
        String body =
                "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t>"
                        + "<w:br/><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r></w:p>";
        assertThat(text("a.docx", docx(body))).isEqualTo("one two\nwell-known");
    }

    @Test
    void whatADocxDoesNotShowIsNotRead() throws IOException {
        String body = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
                + "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
                + "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>seen</w:t></w:r>"
                + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
                + "<mc:AlternateContent xmlns:mc='m'><mc:Choice><w:r><w:t> once</w:t></w:r></mc:Choice>"
                + "<mc:Fallback><w:r><w:t> again</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>";
        assertThat(text("a.docx", docx(body))).isEqualTo("seen once");
    }

    @Test
    void aTableOfADocxIsReadARowALine() throws IOException {
        String header = "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + tc("Country") + tc("Capital") + "</w:tr>";
        String look = "<w:tblPr><w:tblLook w:val='04A0'/></w:tblPr><w:tr>" + tc("Country") + tc("Capital") + "</w:tr>";
        String rows =
                "<w:tr>" + tc("Zorland") + tc("Mirna") + "</w:tr><w:tr>" + tc("Grofia") + tc("Zuveva") + "</w:tr>";
        for (String heads : new String[] {header, look}) {
            assertThat(text("a.docx", docx(p("Before") + "<w:tbl>" + heads + rows + "</w:tbl>" + p("After"))))
                    .isEqualTo("Before\n\n" + COUNTRIES + "\n\nAfter");
        }
        assertThat(text("a.docx", docx("<w:tbl>" + rows + "</w:tbl>"))).isEqualTo("Zorland │ Mirna\nGrofia │ Zuveva");
    }

    @Test
    void cellsOfADocxThatAreMergedAreToldInEachRow() throws IOException {
        String merged = "<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + p("Zorland") + "</w:tc>";
        String going = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>";
        String wide = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p("all") + "</w:tc>";
        String body = "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + tc("A") + tc("B") + tc("C") + "</w:tr><w:tr>"
                + merged + tc("1")
                + tc("2") + "</w:tr><w:tr>" + going + tc("3") + tc("4") + "</w:tr><w:tr>" + wide + tc("5")
                + "</w:tr></w:tbl>";
        assertThat(text("a.docx", docx(body)))
                .isEqualTo("A: Zorland │ B: 1 │ C: 2\nA: Zorland │ B: 3 │ C: 4\nA: all │ C: 5");
    }

    @Test
    void aTableWithinACellIsReadAsWordsOfThatCell() throws IOException {
        String inner = "<w:tbl><w:tr>" + tc("Mirna") + tc("Ovo") + "</w:tr></w:tbl>";
        String body =
                "<w:tbl><w:tr>" + tc("Zorland") + "<w:tc>" + inner + "<w:p/></w:tc>" + tc("end") + "</w:tr></w:tbl>";
        assertThat(text("a.docx", docx(body))).isEqualTo("Zorland │ Mirna Ovo │ end");
    }

    @Test
    void notesOfADocxFollowItsText() throws IOException {
        Map<String, String> parts = parts(p("Text."));
        parts.put(
                "word/_rels/document.xml.rels",
                "<Relationships><Relationship Type='x/footnotes' Target='footnotes.xml'/></Relationships>");
        parts.put(
                "word/footnotes.xml",
                "<w:footnotes xmlns:w='w'><w:footnote>" + p("A note.") + "</w:footnote></w:footnotes>");
        parts.put("word/vbaProject.bin", "a macro");
        assertThat(text("a.docx", zip(parts))).isEqualTo("Text.\n\nA note.");
    }

    @Test
    void theParagraphsTablesAndNotesOfAnOdtAreRead() throws IOException {
        String body = "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Heads</text:h>"
                + "<text:p>They<text:s text:c='3'/><text:span>att</text:span>end<text:note><text:note-citation>1</text:note-citation>"
                + "<text:note-body><text:p>a note</text:p></text:note-body></text:note>."
                + "<office:annotation><text:p>a comment</text:p></office:annotation></text:p>"
                + "<table:table><table:table-header-rows><table:table-row>" + cell("Country", "") + cell("Capital", "")
                + "</table:table-row></table:table-header-rows><table:table-row>" + cell("Zorland", "")
                + cell("Mirna", "")
                + "</table:table-row><table:table-row>" + cell("Grofia", "") + cell("Zuveva", "")
                + "</table:table-row></table:table>"
                + "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>";
        assertThat(text("a.odt", odt(body))).isEqualTo("Heads\n\nThey attend (a note).\n\n" + COUNTRIES + "\n\none");
    }

    @Test
    void cellsOfAnOdtThatStretchAreToldInEachRow() throws IOException {
        String body =
                "<table:table><table:table-row>" + cell("Zorland", "table:number-rows-spanned='2'") + cell("1", "")
                        + "</table:table-row><table:table-row><table:covered-table-cell/>" + cell("2", "")
                        + "</table:table-row></table:table>";
        assertThat(text("a.odt", odt(body))).isEqualTo("Zorland │ 1\nZorland │ 2");
    }

    @Test
    void encryptedAndForeignFilesAreRefused() throws IOException {
        byte[] compound = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2};
        refused("a.docx", compound, "“a.docx” is encrypted, or a Word file of the old kind (doc).");
        refused("a.docx", odt("<text:p>x</text:p>"), "“a.docx” is no docx file, whatever its name says.");
        refused("a.odt", docx(p("x")), "“a.odt” is no odt file, whatever its name says.");
        refused(
                "a.odt",
                zip(Map.of("META-INF/manifest.xml", "<m><encryption-data/></m>", "content.xml", "\1\2\3")),
                "“a.odt” is encrypted.");
        refused("a.odt", odt(""), "“a.odt” holds no text.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYSTEM 'file:///etc/hostname'", "'secret'"})
    void noEntityIsResolved(String entity) throws IOException {
        String xml = "<!DOCTYPE d [<!ENTITY e " + entity + ">]><d xmlns:text='t'><text:p>a&e;b</text:p></d>";
        refused("a.odt", zip(Map.of("content.xml", xml)), "“a.odt” declares entities, which no office document does.");
    }

    @Test
    void aFileThatUnfoldsToFarMoreThanItsSizeIsRefused() throws IOException {
        refused("a.odt", odt(" ".repeat(70 << 20)), "“a.odt” unfolds to more than is read.");
        refused(
                "a.docx",
                docx(p("x".repeat(1_000_001))),
                "“a.docx” holds more than 1,000,000 characters, the most that is read.");
        refused(
                "a.docx",
                docx("<w:tbl><w:tr>" + "<w:tc/>".repeat(1_000_000) + "</w:tr></w:tbl>"),
                "“a.docx” holds a table of more than 1,000 columns, the most that is read.");
    }

    @Test
    void deepNestingIsReadOrRefusedButNeverAnAccident() throws IOException {
        String deep = "<w:tbl><w:tr><w:tc>".repeat(50_000) + p("x") + "</w:tc></w:tr></w:tbl>".repeat(50_000);
        readOrRefused("a.docx", docx(deep));
        readOrRefused("a.odt", odt("<text:p>".repeat(100_000) + "x" + "</text:p>".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDamagedFileIsReadOrRefusedButNeverAnAccident(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] whole = docx(p("Heads attend to tokens.") + "<w:tbl><w:tr>" + tc("a") + tc("b") + "</w:tr></w:tbl>");
        for (int round = 0; round < 200; round++) {
            byte[] damaged = Arrays.copyOf(whole, 4 + random.nextInt(whole.length - 4));
            if (damaged.length < whole.length) {
                refused("a.docx", damaged, "“a.docx” is broken.");
            }
            damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(20); i++) {
                damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
            }
            readOrRefused("a.docx", damaged);
        }
    }

    private static void readOrRefused(String file, byte[] bytes) {
        try {
            assertThat(text(file, bytes)).isNotEmpty();
        } catch (DocumentException e) {
            assertThat(Told.of(e)).matches("“" + file + "” [^\n]*\\.");
        }
    }

    private static String p(String... runs) {
        StringBuilder paragraph = new StringBuilder("<w:p>");
        for (String run : runs) {
            paragraph.append("<w:r><w:t xml:space='preserve'>").append(run).append("</w:t></w:r>");
        }
        return paragraph.append("</w:p>").toString();
    }

    private static String tc(String text) {
        return "<w:tc>" + p(text) + "</w:tc>";
    }

    private static String cell(String text, String attribute) {
        return "<table:table-cell " + attribute + "><text:p>" + text + "</text:p></table:table-cell>";
    }

    private static Map<String, String> parts(String body) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "_rels/.rels",
                "<Relationships><Relationship Type='x/officeDocument' Target='word/document.xml'/></Relationships>");
        parts.put("word/document.xml", "<w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>");
        return parts;
    }

    private static byte[] docx(String body) throws IOException {
        return zip(parts(body));
    }

    private static byte[] odt(String body) throws IOException {
        String content =
                "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='b'><office:body><office:text>"
                        + body + "</office:text></office:body></office:document-content>";
        return zip(Map.of("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", content));
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
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
}
