package org.languageplayground.transformer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;

class AnswerScoreTest {
    private final Transformer model = SmallModels.gpt2();

    @Test
    void anAnswerIsRightJustWhenTheModelWouldHaveWrittenIt() {
        Random random = new Random(1);
        List<int[]> sequences = new ArrayList<>();
        List<Boolean> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int[] prompt = {random.nextInt(11), random.nextInt(11), random.nextInt(11)};
            int[] answer = Generation.greedy(model, prompt, -1, 2);
            if (i % 2 == 1) {
                answer[random.nextInt(2)] = random.nextInt(11);
            }
            int[] own = Generation.greedy(model, prompt, -1, 2);
            sequences.add(new int[] {prompt[0], prompt[1], prompt[2], answer[0], answer[1]});
            expected.add(answer[0] == own[0] && answer[1] == own[1]);
        }
        int[] rows = new int[80];
        int[] ids = new int[80];
        for (int i = 0; i < 80; i++) {
            rows[i] = i / 2 * 5 + 2 + i % 2;
            ids[i] = sequences.get(i / 2)[3 + i % 2];
        }
        float[] even = new float[80];
        Arrays.fill(even, 1);
        LabelledBatch batch = new LabelledBatch(TokenBatch.of(sequences), new Targets(rows, ids, even));
        AnswerScore score = AnswerScore.of(model, batch);
        boolean[] right = score.right();
        assertThat(right).hasSize(40).contains(true, false);
        for (int i = 0; i < 40; i++) {
            assertThat(right[i]).as("sequence %s", i).isEqualTo(expected.get(i));
        }
        assertThat(score.loss())
                .isCloseTo(Gradients.of(model, batch.tokens(), batch.targets()).loss(), within(1e-6));
    }
}
