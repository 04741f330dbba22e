package org.languageplayground.transformer.reinforcement;

import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.transformer.HeadTrace;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.CrossEntropy;

/**
 * What PPO minimises on some episodes, and its gradient: the mean over all tokens of minus the clipped objective, and of half the
 * squared error of the value head, weighted.
 *
 * @param clipped share of the tokens whose probability had already moved as far as counts
 */
record PpoGradients(double loss, double clipped, Weights body, ScalarHead head) {

    static PpoGradients of(Transformer policy, ScalarHead value, List<Episode> episodes, PpoSettings settings) {
        TokenBatch texts = TokenBatch.of(episodes.stream().map(Episode::text).toList());
        int[] rows =
                Rollout.rows(texts, episodes.stream().mapToInt(Episode::prompt).toArray());
        int[] tokens = IntStream.of(rows).map(row -> texts.ids()[row + 1]).toArray();
        Trace trace = policy.forward(texts);
        HeadTrace choice = policy.logits(trace, rows);
        float[] logProbabilities = TokenProbabilities.logarithms(choice.logits(), tokens);
        float[] values = value.read(trace.finalHidden(), rows);

        float[] pull = new float[rows.length];
        float[] valueSlopes = new float[rows.length];
        double loss = 0;
        int clipped = 0;
        int i = 0;
        for (Episode episode : episodes) {
            for (int t = 0; t < episode.length(); t++, i++) {
                double logRatio = logProbabilities[i] - episode.logProbabilities()[t];
                double advantage = episode.advantages()[t];
                double error = values[i] - episode.returns()[t];
                loss += settings.valueWeight() * error * error / 2
                        - ClippedObjective.value(logRatio, advantage, settings.clip());
                pull[i] = (float) ClippedObjective.slope(logRatio, advantage, settings.clip());
                valueSlopes[i] = (float) (settings.valueWeight() * error / rows.length);
                clipped += ClippedObjective.clipped(logRatio, advantage, settings.clip()) ? 1 : 0;
            }
        }
        Weights body = policy.weights().zeros();
        ScalarHead head = ScalarHead.zero(policy.config().width());
        Matrix dLogits = choice.logits();
        // Raising log p by the objective's slope is lowering a cross-entropy that is weighted with it.
        CrossEntropy.lossAndGradient(dLogits, tokens, pull, rows.length);
        Matrix dHidden = policy.logitsBackward(trace, choice, dLogits, body);
        value.backward(trace.finalHidden(), rows, valueSlopes, dHidden, head);
        policy.backward(trace, dHidden, body);
        return new PpoGradients(loss / rows.length, (double) clipped / rows.length, body, head);
    }
}
