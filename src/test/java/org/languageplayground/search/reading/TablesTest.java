package org.languageplayground.search.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Chunker;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

class TablesTest {
    private static final String COUNTRIES = "Country: Zorland │ Capital: Mirna\nCountry: Grofia │ Capital: Zuveva";

    @Test
    void aTableInMarkdownIsReadARowALine() {
        String source = """
                # Notes

                | Country | Capital |
                |---|---|
                | Zorland | *Mirna* |
                | Grofia | Zuveva |

                See [the guide](http://x.y/z). `code here` and **bold**.
                """;
        assertThat(read("a.md", source)).isEqualTo("Notes\n\n" + COUNTRIES + "\n\nSee the guide. code here and bold.");
    }

    @Test
    void taskListsAndFootnotesAreReadAsText() {
        assertThat(read(
                        "a.md",
                        "- [ ] todo item\n- [x] done[^1]\n\nA word[^n] more.\n\n[^1]: a footnote.\n[^n]: another."))
                .isEqualTo("todo item\n\ndone\n\nA word more.\n\na footnote.\n\nanother.");
    }

    @Test
    void aTableOfAPageIsReadARowALineAndMenusAreLeftOut() {
        String page = "<nav>Menu Home</nav><h1>Rivers &amp; lakes</h1><table><caption>By country</caption>"
                + "<tr><th>Country</th><th>Capital</th></tr><tr><td>Zorland</td><td>Mirna</td></tr>"
                + "<tr><td>Grofia<td>Zuveva</table><p>After.</p>";
        assertThat(read("a.html", page)).isEqualTo("Rivers & lakes\n\nBy country\n\n" + COUNTRIES + "\n\nAfter.");
    }

    @Test
    void aTableWithoutHeadsIsReadByItsCells() {
        assertThat(read("a.html", "<table><tr><td>Zorland<td>Mirna. It is old.<tr><td>Grofia<td><br>Zuveva</table>"))
                .isEqualTo("Zorland │ Mirna. It is old.\nGrofia │ Zuveva");
    }

    @Test
    void aCellThatStretchesIsToldInEachOfItsRows() {
        String page =
                "<table><thead><tr><th rowspan=2>Country<th colspan=2>People</tr><tr><th>2020<th>2021</tr></thead>"
                        + "<tr><td rowspan='2'>Zorland<td>1<td>2</tr><tr><td>3<td>4</tr><tr><td>Grofia<td colspan=2>none</tr></table>";
        assertThat(read("a.html", page)).isEqualTo("""
                        Country: Zorland │ People 2020: 1 │ People 2021: 2
                        Country: Zorland │ People 2020: 3 │ People 2021: 4
                        Country: Grofia │ People 2020: none""");
    }

    @Test
    void aTableWithinACellIsReadAsWordsOfThatCell() {
        assertThat(read("a.html", "<table><tr><td>Zorland<td><table><tr><td>Mirna<td>Ovo</table><td>end</table>"))
                .isEqualTo("Zorland │ Mirna Ovo │ end");
    }

    @Test
    void aTableThatOnlyLaysAPageOutIsReadByItsParagraphs() {
        assertThat(read(
                        "a.html",
                        "<table><tr><td><p>One.<p>Two.</td></tr><tr><td><table><tr><td>a<td>b</table></table>"))
                .isEqualTo("One.\n\nTwo.\n\na │ b");
    }

    @Test
    void headsBelowWhichNothingStandsAreRead() {
        assertThat(read("a.md", "| a | b |\n|---|---|\n")).isEqualTo("a │ b");
        assertThat(read("a.csv", "only,heads")).isEqualTo("only │ heads");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Country,Capital\nZorland,Mirna\nGrofia,Zuveva\n",
                "Country;Capital\r\nZorland;Mirna\r\n\r\nGrofia;Zuveva",
                "\"Country\"\t\"Capital\"\n\"Zorland\"\t\"Mirna\"\nGrofia\tZuveva"
            })
    void eachRowOfACsvFileIsReadWithItsHeads(String source) {
        assertThat(read("a.csv", source)).isEqualTo(COUNTRIES);
    }

    @Test
    void quotedCellsMayHoldSeparatorsLinesAndQuotes() {
        assertThat(read("a.csv", "who,said\nAnna,\"well, \"\"yes\"\"\nand no\"\n,nobody"))
                .isEqualTo("who: Anna │ said: well, \"yes\" and no\nsaid: nobody");
        assertThat(read("a.tsv", "a,b\tc\n1,5\t2")).isEqualTo("a,b: 1,5 │ c: 2");
    }

    @Test
    void aTableThatCannotBeReadIsRefused() {
        refused("a.csv", "a,b\n\"open,1\n", "“a.csv” is a broken table: somewhere a quotation mark is missing.");
        refused("a.csv", ",".repeat(1_000), "“a.csv” holds a table of more than 1,000 columns, the most that is read.");
        refused("a.csv", ",,\n,,", "“a.csv” holds no text.");
    }

    @Test
    void aTableThatUnfoldsToFarMoreThanItsSizeIsRefused() {
        String tooLong = "holds more than 200,000 characters, the most that is read.";
        String head = "x".repeat(100_000);
        refused("a.csv", head + ",y\n" + "1,2\n".repeat(10_000), "“a.csv” " + tooLong);
        refused("a.md", "|" + head + "|y|\n|-|-|\n" + "|1|2|\n".repeat(1_000), "“a.md” " + tooLong);
        refused(
                "a.html",
                "<table><tr><td rowspan=9999>" + head + "<td>y</tr>" + "<tr><td>1".repeat(1_000),
                "“a.html” " + tooLong);
        refused(
                "a.html",
                "<table><tr><th colspan=1000>" + "x".repeat(5_000) + "<th>y</tr>"
                        + ("<tr>" + "<td>1".repeat(900)).repeat(3),
                "“a.html” " + tooLong);
    }

    @Test
    void noRowIsPartedByChunksThatCanHoldIt() {
        String rows = "Name: Anna B. Smith. Dr. │ Said: Yes. No! Why? I do not know. │ Age: 5\n".repeat(30);
        for (int size = 19; size < 60; size++) {
            Document document = new Document("a", "a", "Some words before.\n\n" + rows + "\nAnd after. The end.");
            for (Chunk chunk : new Chunker(Units.words(), size, size / 4).chunks(document)) {
                assertThat(chunk.text().lines().filter(line -> line.contains("│")))
                        .allMatch(line -> line.startsWith("Name: Anna") && line.endsWith("Age: 5"));
            }
        }
    }

    private static String read(String file, String text) {
        return new DocumentReader(new ReadingLimits(2_000_000, 200_000, 3, 60))
                .read(file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .document()
                .text();
    }

    private static void refused(String file, String text, String message) {
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> read(file, text))
                .satisfies(e -> assertThat(Told.of(e)).isEqualTo(message));
    }
}
