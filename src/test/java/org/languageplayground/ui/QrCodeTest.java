package org.languageplayground.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.html.Image;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {
    private static final String[] FINDER = {"#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"
    };

    private static Image image(QrCode code) {
        return (Image) code.getChildren().findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.de/",
                "https://x.org/rag",
                "http://b.de/class/Q7",
                "http://a/lora?d=é",
                "a",
                "http://c.de/?x=1&y=2"
            })
    void aPlainReaderOfTheStandardReadsTheTextBack(String text) {
        assertThat(QrReader.read(image(new QrCode(text, "Link")).getSrc())).isEqualTo(text);
    }

    @Test
    void aLongAddressHasItsThreeFinderPatternsAndAnEmptyMarginOfFourModules() {
        boolean[][] modules =
                QrReader.modules(image(new QrCode("https://example.org/attention?sentence=" + "a".repeat(500), "Link"))
                        .getSrc());
        int side = modules.length;
        assertThat(side).isGreaterThan(4 + 57 + 4);
        int[][] corners = {{4, 4}, {side - 11, 4}, {4, side - 11}};
        for (int[] corner : corners) {
            for (int y = 0; y < 7; y++) {
                int row = corner[1] + y;
                String line = IntStream.range(0, 7)
                        .mapToObj(x -> modules[row][corner[0] + x] ? "#" : " ")
                        .reduce("", String::concat);
                assertThat(line).isEqualTo(FINDER[y]);
            }
        }
        for (int i = 0; i < side; i++) {
            for (int edge : new int[] {0, 1, 2, 3, side - 4, side - 3, side - 2, side - 1}) {
                assertThat(modules[edge][i] || modules[i][edge]).isFalse();
            }
        }
    }

    @Test
    void theCodeHasANameAndShowsItsTextToThoseWithoutACamera() {
        QrCode code = new QrCode("https://x.org/", "Link for students");
        assertThat(image(code).getAlt()).contains("Link for students");
        assertThat(code.getElement().getTextRecursively()).isEqualTo("https://x.org/");
    }

    @Test
    void aTextThatNoPhoneReadsFromPaperIsRefused() {
        assertThat(QrCode.holds("é".repeat(QrCode.MOST_BYTES / 2))).isTrue();
        String tooLong = "é".repeat(QrCode.MOST_BYTES / 2 + 1);
        assertThat(QrCode.holds(tooLong)).isFalse();
        assertThatThrownBy(() -> new QrCode(tooLong, "Link"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("800 bytes");
    }
}
