package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptations;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LoraSettings;
import org.languageplayground.transformer.adapter.LowRank;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.matrix.Matrix;

class ChangeTest {
    private static final Transformer BASE = SmallModels.gpt2();

    private static Lora lora(int rank, int seed) {
        Lora lora = Lora.of(
                BASE::weights,
                new LoraSettings(rank, 2 * rank, false, EnumSet.allOf(Target.class)),
                new SplittableRandom(seed));
        Adaptations.disturb(lora, seed);
        return lora;
    }

    private static Change change(Weights after) {
        return new Change(BASE.weights(), after);
    }

    @Test
    void theChangeOfLoraIsItsProduct() {
        Lora lora = lora(2, 1);
        Change change = change(lora.effective());
        for (LowRank pair : lora.pairs()) {
            assertThat(change.of(pair.layer(), pair.target()).values())
                    .containsExactly(pair.change().values(), within(1e-6f));
        }
    }

    @Test
    void cutToItsOwnRankAChangeStaysAndCutLowerItHasTheErrorOfItsSpectra() {
        Change change = change(lora(3, 1).effective());
        assertThat(change.errorOf(change(change.cut(3)))).isLessThan(1e-5);
        double rest = 0;
        double all = 0;
        for (int layer = 0; layer < BASE.config().layers(); layer++) {
            for (Target target : Target.values()) {
                double[] values = Spectrum.of(change.of(layer, target)).values();
                for (int i = 0; i < values.length; i++) {
                    rest += i < 1 ? 0 : values[i] * values[i];
                    all += values[i] * values[i];
                }
            }
        }
        assertThat(change.errorOf(change(change.cut(1)))).isCloseTo(Math.sqrt(rest / all), within(1e-5));
    }

    @Test
    void whatIsNoMatrixOfABlockIsKeptByACut() {
        Weights after = BASE.weights().copy();
        after.tokens().values()[0] += 1;
        after.blocks().getFirst().mlpInput().bias().values()[0] += 1;
        Weights cut = change(after).cut(1);
        assertThat(cut.tokens()).isEqualTo(after.tokens());
        assertThat(cut.blocks().getFirst().mlpInput().bias())
                .isEqualTo(after.blocks().getFirst().mlpInput().bias());
    }

    @Test
    void noChangeIsZeroAndFarFromNothing() {
        Change none = change(BASE.weights());
        assertThat(none.of(0, Target.KEY))
                .isEqualTo(Matrix.zeros(BASE.config().width(), BASE.config().width()));
        assertThat(none.errorOf(none)).isZero();
        assertThat(change(lora(2, 1).effective()).errorOf(none)).isEqualTo(1);
    }
}
