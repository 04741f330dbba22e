package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.layer.TokenBatch;

class FaithfulnessTest {
    private static final int[] IDS = {1, 4, 2, 5, 3};
    private static final Attribution NEARNESS = Attribution.of(AttributionMethod.NEARNESS);

    @Test
    void theSameOrderIsOneAndTheReverseMinusOne() {
        assertThat(Faithfulness.of(new double[] {1, 2, 3}, new double[] {0.1, 0.2, 7}))
                .isEqualTo(new Faithfulness(1, 1));
        assertThat(Faithfulness.of(new double[] {1, 2, 3}, new double[] {7, 0.2, 0.1}))
                .isEqualTo(new Faithfulness(-1, 0));
    }

    /** The two nearest tokens are as near: one of them is right. */
    @Test
    void equalFavouritesShareTheirGuess() {
        assertThat(Faithfulness.of(new double[] {1, 2, 2}, new double[] {1, 2, 3})
                        .right())
                .isEqualTo(0.5);
    }

    @Test
    void whereThereIsNoOrderThereIsNoCorrelation() {
        assertThat(Faithfulness.of(new double[] {1, 1, 1}, new double[] {1, 2, 3})
                        .rho())
                .isNaN();
        assertThat(Faithfulness.of(new double[] {}, new double[] {}).right()).isNaN();
    }

    @Test
    void aGptsTokenIsComparedWithThoseBeforeItAndBertsWithAllOthers() {
        assertThat(attributions(SmallModels.gpt2()).sources(3)).containsExactly(0, 1, 2);
        assertThat(attributions(SmallModels.bert()).sources(3)).containsExactly(0, 1, 2, 4);
    }

    private static Attributions attributions(Transformer model) {
        return new Attributions(model, model.forward(TokenBatch.of(IDS)));
    }

    @Test
    void eachMethodSaysWhatItIsCalled() {
        Transformer model = SmallModels.bert();
        Trace trace = model.forward(TokenBatch.of(IDS));
        Attributions all = new Attributions(model, trace);
        float[] head = trace.blocks().get(1).attention().weights(1).row(2);
        float[] mean = trace.blocks().get(1).attention().mean().row(2);
        double[] rollout = AttentionRollout.of(trace, 1, 2);
        for (int key = 0; key < 5; key++) {
            assertThat(all.of(new Attribution(AttributionMethod.RAW, 1, 1), 2)[key])
                    .isEqualTo(head[key]);
            assertThat(all.of(new Attribution(AttributionMethod.RAW, 1, Attribution.NONE), 2)[key])
                    .isCloseTo(mean[key], within(1e-6));
            assertThat(all.of(new Attribution(AttributionMethod.ROLLOUT, 1, Attribution.NONE), 2)[key])
                    .isEqualTo(rollout[key]);
        }
        assertThat(all.of(NEARNESS, 2)).containsExactly(-2, -1, 0, -1, -2);
        assertThat(all.of(Attribution.of(AttributionMethod.GRADIENT_INPUT), 2))
                .containsExactly(GradientInput.of(model, trace, 2));
    }

    @Test
    void aHeadThatIsOffHandsNothingOver() {
        Transformer model = SmallModels.gpt2();
        Head off = new Head(0, 1);
        Trace trace = model.forward(
                TokenBatch.of(IDS), new AttentionSettings(model.config().defaultScale(), Set.of(off)));
        Attributions all = new Attributions(model, trace);
        assertThat(all.of(new Attribution(AttributionMethod.VALUE_WEIGHTED, 0, 1), 4))
                .containsOnly(0);
        assertThat(all.of(new Attribution(AttributionMethod.RAW, 0, 1), 4)).doesNotContain(0);
    }

    /** The same by hand, for one method, text after text. */
    @Test
    void aTrialReadsEveryTextAndTakesTheMeanOverItsQueries() {
        Transformer model = SmallModels.bert();
        List<AskedText> texts =
                List.of(new AskedText(IDS, new int[] {4}), new AskedText(new int[] {2, 3, 1, 4}, new int[] {0, 2}));
        FaithfulnessTrial trial = new FaithfulnessTrial(model, texts);
        int steps = 1;
        while (trial.step()) {
            steps++;
        }
        assertThat(steps).isEqualTo(5 + 4);
        assertThat(trial.done()).isEqualTo(2);
        Map<Attribution, FaithfulnessTable.Scores> scores = trial.table().scores();
        for (Attribution one : List.of(NEARNESS, new Attribution(AttributionMethod.RAW, 1, 0))) {
            assertThat(scores.get(one).rho().get(0)).isCloseTo(rho(model, texts.get(0), one, 4), within(1e-9));
            assertThat(scores.get(one).rho().get(1))
                    .isCloseTo((rho(model, texts.get(1), one, 0) + rho(model, texts.get(1), one, 2)) / 2, within(1e-9));
        }
        assertThat(scores.keySet())
                .hasSize(model.config().layers() * (2 * (1 + model.config().heads()) + 1) + 3);
    }

    private static double rho(Transformer model, AskedText text, Attribution one, int query) {
        Trace trace = model.forward(TokenBatch.of(text.ids()));
        Attributions all = new Attributions(model, trace);
        Occlusion occlusion = new Occlusion(model, trace, query);
        int[] sources = all.sources(query);
        double[] changes = new double[sources.length];
        double[] said = new double[sources.length];
        for (int i = 0; i < sources.length; i++) {
            changes[i] = occlusion.without(sources[i]).getFirst().change();
            said[i] = all.of(one, query)[sources[i]];
        }
        return RankCorrelation.of(said, changes);
    }
}
