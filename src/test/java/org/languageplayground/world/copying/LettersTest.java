package org.languageplayground.world.copying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LettersTest {
    @Test
    void smallLettersAndBlanksAreReadAsTheyAreMeant() {
        assertThat(Letters.read(" b A d\tz ")).containsExactly(1, 0, 3, 25);
        assertThat(Letters.of(1, 0, 3, 25)).isEqualTo("B A D Z");
        assertThat(Letters.read("")).isEmpty();
    }

    @Test
    void whatIsNoLetterIsNamed() {
        assertThatThrownBy(() -> Letters.read("A B ? C"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("?");
        assertThatThrownBy(() -> Letters.read("ä")).hasMessage("ä");
        assertThatThrownBy(() -> Letters.read("ß")).hasMessage("ß");
        assertThatThrownBy(() -> Letters.read("ı")).hasMessage("ı");
        assertThatThrownBy(() -> Letters.read("A😀")).hasMessage("😀");
    }
}
