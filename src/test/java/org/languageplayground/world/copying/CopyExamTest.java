package org.languageplayground.world.copying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.AnswerScore;

class CopyExamTest {
    private static final int DRAWN = 1_000_000;

    @Test
    void whoLooksForTheSameLetterAndTakesWhatFollowedIsAlwaysRight() {
        TokenBatch tokens = CopyExam.questions().tokens();
        int[] answers = CopyExam.questions().targets().ids();
        assertThat(tokens.sequences()).isEqualTo(CopyExam.QUESTIONS).isEqualTo(answers.length);
        for (int i = 0; i < answers.length; i++) {
            List<Integer> text =
                    IntStream.of(tokens.sequences(i, i + 1).ids()).boxed().toList();
            assertThat(text.get(text.indexOf(text.getLast()) + 1)).isEqualTo(answers[i]);
            assertThat(CopyExam.questions().targets().rows()[i]).isEqualTo(tokens.starts()[i + 1] - 1);
        }
    }

    @Test
    void noQuestionIsAskedTwice() {
        TokenBatch tokens = CopyExam.questions().tokens();
        Set<List<Integer>> all = new HashSet<>();
        for (int i = 0; i < CopyExam.QUESTIONS; i++) {
            all.add(IntStream.of(tokens.sequences(i, i + 1).ids()).boxed().toList());
        }
        assertThat(all).hasSize(CopyExam.QUESTIONS);
    }

    @Test
    void anExamIsWhatTheEngineSaysOfTheSameQuestions() {
        var model = CopyModel.untrained(2, 3);
        AnswerScore score = AnswerScore.of(model, CopyExam.questions());
        int right = 0;
        for (boolean one : score.right()) {
            right += one ? 1 : 0;
        }
        assertThat(CopyExam.ask(model).right()).isEqualTo(right);
        assertThat(CopyExam.ask(model).loss()).isCloseTo(score.loss(), within(1e-9));
    }

    /** The second implementation draws questions and plays the rules, instead of adding up probabilities. */
    @Test
    void theBlindRulesReachWhatIsCountedWhenTheyArePlayed() {
        SplittableRandom random = new SplittableRandom(11);
        double notYetTwice = 0;
        Map<Integer, Map<Integer, Integer>> back = new LinkedHashMap<>();
        Map<Integer, Map<Integer, Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < DRAWN; i++) {
            int row = random.nextInt(6, 21);
            int length = random.nextInt(2, Math.min(8, row) + 1);
            int start = random.nextInt(0, row - length + 1);
            int given = random.nextInt(1, length);
            int guessed = random.nextInt(row - given);
            notYetTwice += guessed == 0 ? 1 : 0;
            back.computeIfAbsent(row + given, key -> new LinkedHashMap<>()).merge(row - start, 1, Integer::sum);
            places.computeIfAbsent(100 * row + given, key -> new LinkedHashMap<>())
                    .merge(start, 1, Integer::sum);
        }
        assertThat(BlindRules.EXAM.notYetTwice()).isCloseTo(notYetTwice / DRAWN, within(0.005));
        assertThat(BlindRules.EXAM.sameDistance()).isCloseTo(commonest(back), within(0.005));
        assertThat(BlindRules.EXAM.likeliestPlace()).isCloseTo(commonest(places), within(0.005));
        assertThat(BlindRules.EXAM.anyLetter()).isEqualTo(1 / 26.0);
        assertThat(BlindRules.EXAM.best())
                .isEqualTo(BlindRules.EXAM.likeliestPlace())
                .isCloseTo(0.176, within(0.001));
    }

    private static double commonest(Map<Integer, Map<Integer, Integer>> counts) {
        return counts.values().stream()
                        .mapToInt(one -> one.values().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElseThrow())
                        .sum()
                / (double) DRAWN;
    }
}
