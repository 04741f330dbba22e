package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

class RoleScoresTest {
    private static final boolean[] FIRST_RESTS = {true, false, false, false};

    private static RoleProbe text(int... ids) {
        boolean[] resting = new boolean[ids.length];
        resting[0] = true;
        return RoleProbe.of(
                ids,
                resting,
                Map.of(
                        HeadRole.PREVIOUS,
                        Links.previousToken(ids.length),
                        HeadRole.SAME,
                        Links.duplicateToken(ids),
                        HeadRole.INDUCTION,
                        Links.induction(ids)));
    }

    private static Matrix weights(float[]... rows) {
        Matrix weights = Matrix.zeros(rows.length, rows.length);
        for (int query = 0; query < rows.length; query++) {
            for (int key = 0; key < rows.length; key++) {
                weights.set(query, key, rows[query][key]);
            }
        }
        return weights;
    }

    @Test
    void aHeadThatLooksBackByOneHasTheRoleWhollyWhateverItRests() {
        Matrix half = weights(
                new float[] {1, 0, 0, 0}, new float[] {.5f, .5f, 0, 0}, new float[] {.5f, .5f, 0, 0}, new float[] {
                    .5f, 0, .5f, 0
                });
        assertThat(RoleScores.scores(text(7, 8, 9, 6), half).get(HeadRole.PREVIOUS))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void linksToTokensForRestingDoNotCount() {
        RoleProbe probe =
                RoleProbe.of(new int[] {7, 8, 9, 6}, FIRST_RESTS, Map.of(HeadRole.PREVIOUS, Links.previousToken(4)));
        assertThat(probe.links().get(HeadRole.PREVIOUS)).extracting(Link::query).containsExactly(2, 3);
        assertThat(RoleProbe.of(
                                new int[] {7, 8},
                                new boolean[] {true, false},
                                Map.of(HeadRole.PREVIOUS, Links.previousToken(2)))
                        .links())
                .isEmpty();
    }

    @Test
    void inductionIsWhatCameAfterAndSameIsTheTokenItself() {
        Matrix induction =
                weights(new float[] {1, 0, 0, 0}, new float[] {1, 0, 0, 0}, new float[] {1, 0, 0, 0}, new float[] {
                    .2f, .2f, .6f, 0
                });
        Map<HeadRole, Double> scores = RoleScores.scores(text(1, 8, 9, 8), induction);
        assertThat(scores.get(HeadRole.INDUCTION)).isCloseTo(.6 / .8, within(1e-6));
        assertThat(scores.get(HeadRole.SAME)).isCloseTo(.2 / .8, within(1e-6));
    }

    @Test
    void allAttentionThatRestsLeavesNothingToScore() {
        Matrix resting = weights(
                new float[] {1, 0, 0, 0}, new float[] {1, 0, 0, 0}, new float[] {1, 0, 0, 0}, new float[] {1, 0, 0, 0});
        assertThat(RoleScores.scores(text(1, 8, 9, 8), resting)).isEmpty();
    }

    /** Pattern heads put into the traces of a small model, so that the whole way to a name can be followed. */
    @Test
    void onlyTheHeadThatHasARoleIsNamed() {
        Transformer model = SmallModels.gpt2();
        RoleScores scores = new RoleScores(model);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 40; i++) {
            int[] ids = random.ints(8, 0, model.config().vocabulary()).toArray();
            Trace trace = model.forward(TokenBatch.of(ids));
            Slice head = trace.blocks().getFirst().attention().weights(0, 1);
            for (int query = 0; query < ids.length; query++) {
                for (int key = 0; key < ids.length; key++) {
                    head.set(query, key, key == Math.max(0, query - 1) ? 1 : 0);
                }
            }
            scores.add(text(ids), trace);
        }
        RoleTable table = scores.table();
        assertThat(table.of(0, 1).role()).contains(HeadRole.PREVIOUS);
        assertThat(table.of(0, 1).scores().get(HeadRole.PREVIOUS).mean()).isCloseTo(1, within(1e-6));
        assertThat(table.named()).isEqualTo(1);
        assertThat(table.texts()).isEqualTo(40);
        double even = 0;
        for (int query = 2; query < 8; query++) {
            even += 1.0 / query / 6;
        }
        assertThat(table.baselines().get(HeadRole.PREVIOUS)).isCloseTo(even, within(1e-9));
    }

    @Test
    void copyingIsMeasuredOverRandomWordsAndOnlyAtWords() {
        Transformer model = SmallModels.gpt2();
        RoleScores scores = new RoleScores(model);
        int[] ids = {1, 4, 2, 4, 2, 5};
        Trace trace = model.forward(TokenBatch.of(ids));
        boolean[] resting = {true, false, false, false, false, false};
        scores.add(RoleProbe.of(ids, resting, Map.of(HeadRole.INDUCTION, Links.induction(ids))), trace);
        scores.add(RoleProbe.of(ids, resting, Map.of(HeadRole.PREVIOUS, Links.previousToken(ids.length))), trace);
        RoleTable table = scores.table();
        assertThat(table.of(1, 0).copying().orElseThrow().mean())
                .isEqualTo(CopyingScore.of(model, trace, 1, 0, 1, 2, 3, 4, 5));
        assertThat(table.copyingEvenly()).contains(1.0 / 3);
    }

    @Test
    void theIntervalOfAMeanIsThatOfItsStandardError() {
        MeanInterval interval = MeanInterval.of(List.of(1.0, 2.0, 3.0, 4.0));
        assertThat(interval.mean()).isEqualTo(2.5);
        assertThat(interval.high() - interval.mean()).isCloseTo(1.959964 * Math.sqrt(5.0 / 3 / 4), within(1e-9));
        assertThat(MeanInterval.of(List.of(0.5)).low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(MeanInterval.of(new ArrayList<>()).mean()).isNaN();
    }

    @Test
    void theIntervalOfAShareIsWilsonsAndNeverEmpty() {
        MeanInterval none = MeanInterval.ofShare(List.of(0.0, 0.0, 0.0, 0.0));
        assertThat(none.mean()).isZero();
        assertThat(none.low()).isCloseTo(0, within(1e-9));
        assertThat(none.high()).isCloseTo(1.959964 * 1.959964 / (4 + 1.959964 * 1.959964), within(1e-9));
        assertThat(MeanInterval.ofShare(List.of(1.0, 0.0, 1.0, 1.0)).mean()).isEqualTo(.75);
        assertThat(MeanInterval.ofShare(List.of()).mean()).isNaN();
        assertThatThrownBy(() -> MeanInterval.ofShare(List.of(1.0, .5))).isInstanceOf(IllegalArgumentException.class);
    }

    /** From the definitions, token by token, without links. */
    private static double plain(HeadRole role, int[] ids, Matrix weights) {
        double on = 0;
        double left = 0;
        for (int query = 1; query < ids.length; query++) {
            double sum = 0;
            boolean any = false;
            for (int key = 1; key < ids.length; key++) {
                boolean there =
                        switch (role) {
                            case PREVIOUS -> key + 1 == query;
                            case SAME -> key < query && ids[key] == ids[query];
                            case INDUCTION -> key < query && ids[key - 1] == ids[query];
                            default -> throw new IllegalArgumentException();
                        };
                any |= there;
                sum += there ? weights.get(query, key) : 0;
            }
            on += sum;
            for (int key = 1; any && key < ids.length; key++) {
                left += weights.get(query, key);
            }
        }
        return on / left;
    }

    @Test
    void agreesWithThePlainDefinitionsInEveryHead() {
        Transformer model = SmallModels.gpt2();
        int[] ids = {0, 3, 1, 4, 1, 3, 1, 4};
        Trace trace = model.forward(TokenBatch.of(ids));
        for (int layer = 0; layer < model.config().layers(); layer++) {
            for (int head = 0; head < model.config().heads(); head++) {
                Matrix weights = trace.blocks().get(layer).attention().weights(head);
                RoleScores.scores(text(ids), weights)
                        .forEach((role, score) ->
                                assertThat(score).as("%s", role).isCloseTo(plain(role, ids, weights), within(1e-5)));
                assertThat(RoleScores.scores(text(ids), weights)).hasSize(3);
            }
        }
    }
}
