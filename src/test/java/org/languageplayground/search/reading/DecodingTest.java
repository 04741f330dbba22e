package org.languageplayground.search.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {
    private static final String ENGLISH = "The café’s “résumé” cost €5 – naïve?";
    private static final String CHINESE = "佐兰的首都是米尔纳。";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            windows-1252 | The café’s “résumé” cost €5 – naïve?
            windows-1252 | café
            ISO-8859-1   | El niño comió una piña mañana en el jardín; ¿quién lo diría?
            ISO-8859-1   | Die Straße nach München ist länger, als wir dachten.
            ISO-8859-15  | L'œuvre coûte 5 € à l'école, et le cœur de la ville était fermé.
            ISO-8859-2   | Zażółć gęślą jaźń. Stolica kraju leży nad rzeką, a ludzie jedzą tam ryby.
            windows-1250 | Hlavní město leží u řeky a lidé tam jedí ryby. Příliš žluťoučký kůň.
            windows-1251 | Столица Зорландии — Мирна. Люди там едят рыбу.
            windows-1251 | Столица Зорландии
            KOI8-R       | Столица Зорландии Мирна. Люди там едят рыбу.
            KOI8-R       | Столица Зорландии
            IBM866       | Столица Зорландии Мирна. Люди там едят рыбу.
            windows-1253 | Η πρωτεύουσα της χώρας είναι η Μίρνα. Οι άνθρωποι τρώνε ψάρι.
            windows-1254 | Ülkenin başkenti nehrin kıyısında, insanlar orada balık yiyor.
            windows-1255 | בירת המדינה היא מירנה. אנשים אוכלים שם דגים ושותים תה.
            windows-1256 | عاصمة البلاد هي ميرنا. يأكل الناس هناك السمك ويشربون الشاي.
            GB2312       | 佐兰的首都是米尔纳。
            GB18030      | 佐兰的首都是米尔纳。那里的人们吃鱼，喝茶。朱镕基😀
            Big5         | 佐蘭的首都是米爾納。那裡的人們吃魚，喝茶，住在河邊的小房子裡。
            Shift_JIS    | ゾーランドの首都はミルナです。
            EUC-JP       | ゾーランドの首都はミルナです。
            EUC-KR       | 조란드의 수도는 미르나입니다.
            UTF-8        | The café’s “résumé” 佐兰 😀
            UTF-16LE     | The capital of Zorland is Mirna.
            UTF-16LE     | a
            UTF-16LE     | 佐兰的首都是米尔纳。那里的人们吃鱼。
            UTF-16BE     | Столица Зорландии — Мирна.
            UTF-16BE     | The café
            UTF-32LE     | The capital of Zorland is Mirna.
            UTF-32BE     | 佐兰的首都是米尔纳。
            """)
    void whatNoMarkTellsIsDetected(String charset, String text) {
        for (String repeated : new String[] {text, (text + "\r\n").repeat(40)}) {
            assertThat(read("a.txt", repeated.getBytes(Charset.forName(charset)))
                            .document()
                            .text())
                    .isEqualTo(repeated.replace("\r\n", "\n").strip());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aByteOrderMarkTellsTheEncoding(String charset) {
        ReadDocument read = read("a.txt", ("\uFEFF" + CHINESE).getBytes(Charset.forName(charset)));
        assertThat(read.document().text()).isEqualTo(CHINESE);
        assertThat(read.encoding()).contains(charset);
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, Windows-1252", "UTF-16LE, UTF-16LE", "UTF-8, UTF-8"})
    void theEncodingThatWasTakenIsNamed(String charset, String name) {
        assertThat(read("a.md", ENGLISH.getBytes(Charset.forName(charset))).encoding())
                .contains(name);
    }

    @Test
    void aPageIsReadAsItDeclaresAndDetectedWhereItDoesNot() {
        String page = "<meta charset=%s><p>%s</p>";
        ReadDocument declared =
                read("a.html", page.formatted("windows-1251", "Мирна").getBytes(Charset.forName("windows-1251")));
        assertThat(declared.document().text()).isEqualTo("Мирна");
        assertThat(declared.encoding()).contains("Windows-1251");
        assertThat(read("a.html", ("<p>" + ENGLISH).getBytes(Charset.forName("windows-1252")))
                        .document()
                        .text())
                .isEqualTo(ENGLISH);
        assertThat(read("a.html", page.formatted("utf-8", ENGLISH).getBytes(Charset.forName("windows-1252")))
                        .document()
                        .text())
                .isEqualTo(ENGLISH);
        assertThat(read("a.html", page.formatted("gb2312", "朱镕基").getBytes(Charset.forName("GB18030")))
                        .document()
                        .text())
                .isEqualTo("朱镕基");
    }

    @Test
    void utf8ThatIsDamagedIsNotTakenForAnotherEncoding() {
        byte[] whole = (ENGLISH + " " + CHINESE).getBytes(StandardCharsets.UTF_8);
        refused(
                Arrays.copyOf(whole, whole.length - 1),
                "“a.txt” is damaged: it seems to be text in UTF-8, but is none.");
        refused(
                new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', (byte) 0xFF},
                "“a.txt” is damaged: it begins as text in UTF-8, but is none.");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFileThatIsNoTextIsRefused(long seed) {
        Random random = new Random(seed);
        byte[] noise = new byte[500];
        random.nextBytes(noise);
        byte[] png = noise.clone();
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0, 0, 0, 13}, 0, png, 0, 12);
        byte[] noZeros = noise.clone();
        for (int i = 0; i < noZeros.length; i++) {
            noZeros[i] = noZeros[i] == 0 ? 1 : noZeros[i];
        }
        for (byte[] file : new byte[][] {noise, png, noZeros}) {
            refused(file, "“a.txt” is not a text file.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The caf\u00E9 is closed.\0",
                "Don\u00E9t look: the \u0001 is here.",
                "\u0007\u00E9ven and \u00E9ven more"
            })
    void textWithASignThatNoTextHoldsIsNotTakenForChinese(String text) {
        refused(text.getBytes(StandardCharsets.ISO_8859_1), "“a.txt” is not a text file.");
        refused((text + "x").getBytes(StandardCharsets.ISO_8859_1), "“a.txt” is not a text file.");
    }

    private static ReadDocument read(String file, byte[] bytes) {
        return new DocumentReader(new ReadingLimits(1_000_000, 1_000_000, 3, 60))
                .read(file, new ByteArrayInputStream(bytes));
    }

    private static void refused(byte[] bytes, String message) {
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> read("a.txt", bytes))
                .satisfies(e -> assertThat(Told.of(e)).isEqualTo(message));
    }
}
