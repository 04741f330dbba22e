package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

class HeadScoreTest {
    private static final Offset<Double> EXACTLY = within(1e-6);

    private static final Matrix CAUSAL = matrix(
            new float[] {1, 0, 0, 0},
            new float[] {0.75f, 0.25f, 0, 0},
            new float[] {0.5f, 0.25f, 0.25f, 0},
            new float[] {0.125f, 0.125f, 0.625f, 0.125f});

    @Test
    void previousTokenScoreIsTheMeanBelowTheDiagonal() {
        HeadScore score = score(CAUSAL, new Probe(new int[4], Links.previousToken(4)));
        assertThat(score.attention()).isCloseTo((0.75 + 0.25 + 0.625) / 3, EXACTLY);
        assertThat(score.accuracy()).isCloseTo(2 / 3d, EXACTLY);
    }

    @Test
    void duplicatesLinkToThemselvesAndInductionToTheTokenAfter() {
        assertThat(Links.duplicateToken(7, 8, 7, 7))
                .containsExactly(Link.back(2, List.of(0)), Link.back(3, List.of(0, 2)));
        assertThat(Links.induction(7, 8, 9, 7, 8, 7))
                .containsExactly(Link.back(3, List.of(1)), Link.back(4, List.of(2)), Link.back(5, List.of(1, 4)));
    }

    @Test
    void inductionNeverLinksATokenToItself() {
        assertThat(Links.induction(7, 7)).isEmpty();
        assertThat(Links.induction(7, 7, 7)).containsExactly(Link.back(2, List.of(1)));
    }

    @Test
    void inADoubledSequenceOfLengthNTheKeyStandsAtQueryMinusNPlusOne() {
        Probe probe = Probe.repeatedRandomTokens(IntStream.range(0, 50).toArray(), 9, 9, new SplittableRandom(1));
        assertThat(probe.links()).hasSize(9).allSatisfy(link -> assertThat(link.targets())
                .containsExactly(link.query() - 9 + 1));
    }

    @Test
    void aHeadThatMatchesContentBeatsTheBestFixedOffsetBecauseThePeriodVaries() {
        SplittableRandom random = new SplittableRandom(2);
        int[] vocabulary = IntStream.range(100, 200).toArray();
        List<Probe> probes = new ArrayList<>();
        List<Matrix> matching = new ArrayList<>();
        List<Matrix> blind = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Probe probe = Probe.repeatedRandomTokens(vocabulary, 8, 20, random);
            probes.add(probe);
            int length = probe.ids().length;
            Matrix match = Matrix.zeros(length, length);
            Matrix nineBack = Matrix.zeros(length, length);
            for (int query = 0; query < length; query++) {
                match.set(query, query < length / 2 ? 0 : query - length / 2 + 1, 1);
                nineBack.set(query, Math.max(0, query - 9), 1);
            }
            matching.add(match);
            blind.add(nineBack);
        }
        HeadScore good = HeadScore.of(matching, probes);
        assertThat(good.attention()).isEqualTo(1);
        assertThat(good.accuracy()).isEqualTo(1);
        Baselines baselines = Baselines.of(probes, true);
        assertThat(baselines.atOffset()).isLessThan(0.3);
        HeadScore bad = HeadScore.of(blind, probes);
        assertThat(bad.attention()).isLessThanOrEqualTo(baselines.atOffset());
        assertThat(bad.accuracy()).isLessThanOrEqualTo(baselines.nearest());
    }

    @Test
    void repeatedRandomTokensDifferWithinOnePeriod() {
        SplittableRandom random = new SplittableRandom(3);
        int[] vocabulary = IntStream.range(0, 20).toArray();
        for (int i = 0; i < 50; i++) {
            int[] ids = Probe.repeatedRandomTokens(vocabulary, 5, 20, random).ids();
            int period = ids.length / 2;
            assertThat(period).isBetween(5, 20);
            assertThat(IntStream.of(ids).limit(period).distinct()).hasSize(period);
            assertThat(IntStream.of(ids).skip(period).boxed())
                    .containsExactlyElementsOf(
                            IntStream.of(ids).limit(period).boxed().toList());
        }
    }

    @Test
    void coreferenceAddsTheAttentionToAllTokensOfTheAntecedent() {
        HeadScore score = score(CAUSAL, new Probe(new int[4], List.of(Links.coreference(3, 1, 2))));
        assertThat(score.attention()).isCloseTo(0.75, EXACTLY);
        assertThat(score.accuracy()).isEqualTo(1);
    }

    @Test
    void coreferenceAccuracyLooksAtTheCandidatesAlone() {
        Link among = Links.coreference(3, List.of(1), List.of(0, 1));
        Link wrong = Links.coreference(3, List.of(0), List.of(0, 2));
        assertThat(score(
                                matrix(CAUSAL.row(0), CAUSAL.row(1), CAUSAL.row(2), new float[] {0.1f, 0.2f, 0.6f, 0.1f
                                }),
                                new Probe(new int[4], List.of(among)))
                        .accuracy())
                .isEqualTo(1);
        assertThat(score(CAUSAL, new Probe(new int[4], List.of(wrong))).accuracy())
                .isZero();
    }

    @Test
    void probesMayStandBehindTheTokensThatAModelExpectsFirst() {
        Probe moved = new Probe(new int[] {5, 6, 5}, Links.induction(5, 6, 5)).after(1, 2);
        assertThat(moved.ids()).containsExactly(1, 2, 5, 6, 5);
        assertThat(moved.links()).containsExactly(new Link(4, List.of(3), List.of(2, 3)));
    }

    @Test
    void withoutLinksThereIsNoScore() {
        assertThatIllegalArgumentException().isThrownBy(() -> score(CAUSAL, new Probe(new int[4], List.of())));
    }

    @Test
    void positionalShareIsThatOfTheCommonestDistance() {
        PositionalShare share = PositionalShare.of(List.of(CAUSAL), true);
        assertThat(share.offset()).isEqualTo(1);
        assertThat(share.share()).isCloseTo(2 / 3d, EXACTLY);
        Matrix ahead = matrix(new float[] {0, 1, 0}, new float[] {0, 0, 1}, new float[] {0, 0, 1});
        assertThat(PositionalShare.of(List.of(ahead), false)).isEqualTo(new PositionalShare(-1, 2 / 3d));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PositionalShare.of(List.of(matrix(new float[] {1})), true));
    }

    @Test
    void entropyCountsTheTokensThatShareTheAttention() {
        assertThat(Entropy.bits(1, 0, 0)).isZero();
        assertThat(Entropy.bits(0.25f, 0.25f, 0.25f, 0.25f)).isCloseTo(2, EXACTLY);
        assertThat(Entropy.bits(0.5f, 0.25f, 0.25f)).isCloseTo(1.5, EXACTLY);
        assertThat(Entropy.effectiveTokens(Entropy.bits(0.25f, 0.25f, 0.25f, 0.25f, 0)))
                .isCloseTo(4, EXACTLY);
    }

    @Test
    void everyHeadOfAModelIsMeasuredOnItsOwnAttention() {
        Transformer model = SmallModels.gpt2();
        Probe probe = new Probe(new int[] {1, 2, 3, 4}, Links.previousToken(4));
        HeadMeasures measures = HeadMeasures.of(model, List.of(probe));
        Matrix weights = model.forward(TokenBatch.of(1, 2, 3, 4))
                .blocks()
                .get(1)
                .attention()
                .weights(0);
        assertThat(measures.score(1, 0)).isEqualTo(score(weights, probe));
        assertThat(measures.baselines()).isEqualTo(Baselines.of(List.of(probe), true));
        assertThat(measures.score(0, 1)).isNotEqualTo(measures.score(1, 0));
        double bits = IntStream.range(0, weights.rows())
                .mapToDouble(row -> Entropy.bits(weights.row(row)))
                .average()
                .orElseThrow();
        assertThat(measures.effectiveTokens(1, 0)).isCloseTo(Math.pow(2, bits), EXACTLY);
        assertThat(measures.positionalShare(0, 0).share()).isBetween(1 / 3d, 1d);
    }

    private static HeadScore score(Matrix weights, Probe probe) {
        return HeadScore.of(List.of(weights), List.of(probe));
    }

    private static Matrix matrix(float[]... rows) {
        Matrix matrix = Matrix.zeros(rows.length, rows[0].length);
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, matrix.values(), row * matrix.columns(), matrix.columns());
        }
        return matrix;
    }
}
