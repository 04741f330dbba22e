package org.languageplayground.shell.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {
    private static final String ALPHABET = "%%%%0123456789abcdefABCDEFsn&=+; ";

    /** Throws what the server would throw. */
    private static Parameters read(String query) {
        Parameters parameters = new Parameters();
        parameters.setCharset(StandardCharsets.UTF_8);
        parameters.setURLDecoder(new org.apache.tomcat.util.buf.UDecoder());
        parameters.setLimit(1000);
        byte[] bytes = query.getBytes(StandardCharsets.ISO_8859_1);
        parameters.processParameters(bytes, 0, bytes.length);
        return parameters;
    }

    @ParameterizedTest
    @CsvSource({
        "s=%, s=%25",
        "s=100%+sure, s=100%25+sure",
        "s=%zz, s=%25zz",
        "s=%s%s%n, s=%25s%25s%25n",
        "s=%E0%A4%A, s=%25E0%25A4%25A",
        "s=%E0%A4, s=%25E0%25A4",
        "s=%20%FFx, s=%20%25FFx",
        "s=%C0%AF, s=%25C0%25AF",
        "s=%u0041, s=%25u0041",
        "%=1, %25=1",
        "=x&s=a, s=a",
        "s=%C3%A9%, s=%C3%A9%25"
    })
    void aPercentSignThatBeginsNoCharacterIsMeantAsItself(String damaged, String meant) {
        assertThat(Escapes.repaired(damaged)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&",
                "s",
                "s=",
                "s=the+cat",
                "s=%E2%80%9Ca%E2%80%9D&layer=2",
                "s=%F0%9F%98%80",
                "s=%00",
                "s=a=b"
            })
    void whatIsNotDamagedStaysAsItIs(String query) {
        assertThat(Escapes.repaired(query)).isEqualTo(query);
    }

    @Test
    void whatWasTypedWithoutEscapesArrivesAsItWasMeant() {
        assertThat(URLDecoder.decode(Escapes.repaired("s=is it 100%, or 5%?"), StandardCharsets.UTF_8))
                .isEqualTo("s=is it 100%, or 5%?");
    }

    @Test
    void ofWhateverIsTypedTheServerReadsAllThatTheRepairLeaves() {
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder query = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                query.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            try {
                read(query.toString());
            } catch (InvalidParameterException e) {
                refused++;
            }
            String repaired = Escapes.repaired(query.toString());
            read(repaired);
            assertThat(Escapes.repaired(repaired)).isEqualTo(repaired);
        }
        assertThat(refused).isGreaterThan(5_000);
    }

    @Test
    void everyEncodedTextIsWhole() {
        Random random = new Random(8);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length >= 0; length--) {
                int point = random.nextInt(Character.MAX_CODE_POINT + 1);
                boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
                text.appendCodePoint(half ? 'x' : point);
            }
            String encoded = URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
            assertThat(Escapes.areDamaged(encoded)).as(encoded).isFalse();
        }
    }
}
