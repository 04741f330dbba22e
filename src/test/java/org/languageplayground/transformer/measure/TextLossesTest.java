package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.AnswerScore;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.transformer.training.Targets;

class TextLossesTest {
    private final Transformer model = SmallModels.gpt2();
    private final LabelledBatch texts = new LabelledBatch(
            TokenBatch.of(List.of(new int[] {1, 2, 3}, new int[] {4, 5, 6, 7})),
            new Targets(new int[] {0, 1, 3, 5}, new int[] {2, 3, 5, 7}, new float[] {1, 1, 1, 1}));

    @Test
    void eachTextCostsTheMeanOfItsTargets() {
        TextLosses losses = TextLosses.of(model, texts, model.hidden(texts.tokens()));
        AnswerScore score = AnswerScore.of(model, texts);
        assertThat(losses.right()).isEqualTo(score.right());
        assertThat((losses.bits()[0] + losses.bits()[1]) / 2 * Math.log(2)).isCloseTo(score.loss(), within(1e-5));
        assertThat(losses.bits()[1] * Math.log(2))
                .isCloseTo(AnswerScore.of(model, texts.only(1)).loss(), within(1e-5));
    }
}
