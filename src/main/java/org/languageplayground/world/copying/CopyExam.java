package org.languageplayground.world.copying;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.RightAnswers;
import org.languageplayground.transformer.training.CrossEntropy;
import org.languageplayground.transformer.training.LabelledBatch;

/**
 * The questions that a model is asked, the same ones each time: a row of letters, the beginning of a piece of it, and which letter
 * comes next? Each has a row of its own, so right answers are counted as independent ones.
 */
public final class CopyExam {
    /** How many questions there are. */
    public static final int QUESTIONS = 300;

    private static final long SEED = 220911895L;
    private static final LabelledBatch BATCH = draw();

    private CopyExam() {}

    /** All questions; the answer is asked for at the last letter of each. */
    public static LabelledBatch questions() {
        return BATCH;
    }

    private static LabelledBatch draw() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<int[]> texts = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        List<Integer> answers = new ArrayList<>();
        int tokens = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            Row row = Row.random(random);
            Piece piece = Piece.random(row.length(), random);
            int given = random.nextInt(1, piece.length());
            int[] text = Arrays.copyOf(row.ids(), row.length() + given);
            System.arraycopy(row.ids(), piece.start(), text, row.length(), given);
            texts.add(text);
            tokens += text.length;
            rows.add(tokens - 1);
            answers.add(row.ids()[piece.start() + given]);
        }
        return new LabelledBatch(TokenBatch.of(texts), CopyTexts.targets(rows, answers));
    }

    /** What a model answers. */
    public static RightAnswers ask(Transformer model) {
        return ask(model, Set.of());
    }

    /** What a model answers, the output of some heads replaced by zeros. */
    public static RightAnswers ask(Transformer model, Set<Head> switchedOff) {
        AttentionSettings settings = new AttentionSettings(model.config().defaultScale(), switchedOff);
        int[] answers = BATCH.targets().ids();
        Matrix logits = model.logits(
                        model.hidden(BATCH.tokens(), settings), BATCH.targets().rows())
                .logits();
        int right = (int) IntStream.range(0, QUESTIONS)
                .filter(question -> Generation.likeliest(logits.row(question)) == answers[question])
                .count();
        double loss =
                CrossEntropy.lossAndGradient(logits, answers, BATCH.targets().weights(), QUESTIONS);
        return new RightAnswers(right, QUESTIONS, loss);
    }
}
