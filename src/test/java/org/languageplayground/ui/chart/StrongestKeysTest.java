package org.languageplayground.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.matrix.Matrix;

class StrongestKeysTest {

    private static List<Integer> numbers(StrongestKeys strongest) {
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(strongest.text())).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> numbers = new ArrayList<>();
        while (bytes.hasRemaining()) {
            numbers.add(Short.toUnsignedInt(bytes.getShort()));
        }
        return numbers;
    }

    @Test
    void aShortTextHasAllItsWeightsTheGreatestFirst() {
        Matrix weights = Matrix.zeros(2, 2);
        weights.set(0, 0, 1);
        weights.set(1, 0, 0.25f);
        weights.set(1, 1, 0.75f);
        StrongestKeys strongest = StrongestKeys.of(weights);
        assertThat(strongest.keys()).isEqualTo(2);
        assertThat(numbers(strongest)).containsExactly(0, 65_535, 1, 0, 1, 49_151, 0, 16_384);
    }

    @Test
    void equalWeightsStandInTheOrderOfTheText() {
        Matrix weights = Matrix.zeros(1, 3);
        for (int key = 0; key < 3; key++) {
            weights.set(0, key, 1 / 3f);
        }
        assertThat(numbers(StrongestKeys.of(weights))).containsExactly(0, 21_845, 1, 21_845, 2, 21_845);
    }

    @Test
    void aLongTextKeepsItsGreatestWeightsWithinThreeKilobytes() {
        int tokens = 256;
        Random random = new Random(1);
        Matrix weights = Matrix.zeros(tokens, tokens);
        for (int query = 0; query < tokens; query++) {
            for (int key = 0; key < tokens; key++) {
                weights.set(query, key, random.nextFloat() / 100);
            }
            weights.set(query, (query + 200) % tokens, 0.5f);
        }
        StrongestKeys strongest = StrongestKeys.of(weights);
        assertThat(strongest.text().length()).isLessThan(3_000);
        assertThat(strongest.keys()).isEqualTo(2);
        List<Integer> numbers = numbers(strongest);
        for (int query = 0; query < tokens; query++) {
            assertThat(numbers.get(query * 2 * strongest.keys())).isEqualTo((query + 200) % tokens);
        }
    }

    @Test
    void anEmptyTextHasNoKeys() {
        assertThat(StrongestKeys.of(Matrix.zeros(0, 0)).text()).isEmpty();
    }
}
