package org.languageplayground.lab.tuning;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.transformer.adapter.FullFineTuning;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LoraSettings;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.world.tuning.TunedRun;

/**
 * One of the shipped runs, trained: the same steps on the same batches from the same seed for all.
 *
 * @param rank of LoRA, or {@link TunedRun#FULL}
 * @param losses of every step, in nats
 */
record TuningRun(int rank, float learningRate, Adaptation adaptation, double... losses) {
    static final long SEED = 4;
    static final int STEPS = 1_000;
    static final int LAST = 100;

    /** α/r of every rank. */
    static final int SCALE = 2;

    private static final List<Float> FULL_RATES = List.of(2.5e-4f, 5e-4f, 1e-3f);
    private static final List<Float> LORA_RATES = List.of(5e-4f, 1e-3f, 2e-3f, 3e-3f, 5e-3f, 7e-3f, 1e-2f);

    /** One run at each learning rate that is tried. */
    static List<TuningRun> tried(int rank, Transformer base) {
        return (rank == TunedRun.FULL ? FULL_RATES : LORA_RATES)
                .stream().map(rate -> of(rank, rate, base)).toList();
    }

    private static TuningRun of(int rank, float rate, Transformer base) {
        FineTuning run = new FineTuning(base.config(), start(rank, base), new FactLesson(), rate, SEED);
        double[] losses =
                IntStream.range(0, STEPS).mapToDouble(step -> run.step()).toArray();
        return new TuningRun(rank, rate, run.adaptation(), losses);
    }

    private static Adaptation start(int rank, Transformer base) {
        return rank == TunedRun.FULL
                ? FullFineTuning.of(base)
                : Lora.of(
                        base::weights,
                        new LoraSettings(rank, SCALE * rank, false, EnumSet.allOf(Target.class)),
                        new SplittableRandom(SEED));
    }

    /** The one with the least loss at its end. */
    static TuningRun best(List<TuningRun> runs) {
        return runs.stream().min(Comparator.comparingDouble(TuningRun::loss)).orElseThrow();
    }

    /** The learning rate as it is written. */
    String rate() {
        return new BigDecimal(Float.toString(learningRate)).stripTrailingZeros().toPlainString();
    }

    /** Mean loss of the last steps. */
    double loss() {
        return loss(STEPS - LAST, STEPS);
    }

    /** Mean loss of the steps from, to (exclusive). */
    double loss(int from, int to) {
        return Arrays.stream(losses, from, to).average().orElseThrow();
    }
}
