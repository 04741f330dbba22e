package org.languageplayground.attention.swap;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.Patch;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.folder.Tokenizer;
import org.languageplayground.transformer.layer.TokenBatch;

/**
 * The baseline that knows nothing of the swapped word: the same part, taken from sentences of random words, of the same length and
 * without either word; one sentence a step. Its outcome is the share moved by each.
 */
final class DonorWork implements Work<List<Double>, List<Double>> {
    static final int DONORS = 20;
    private static final long SEED = 2_024;

    private final Swap swap;
    private final Patch patch;
    private final boolean[] kept;
    private final int[] drawable;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private List<Double> moved = List.of();

    DonorWork(ReadingSimulation stage, Swap swap, Patch patch) {
        this.swap = swap;
        this.patch = patch;
        int[] ids = swap.own().batch().ids();
        int[] others = swap.other().batch().ids();
        kept = new boolean[ids.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = stage.text().encoding().texts()[i] < 0
                    || stage.text().blanks().contains(i);
        }
        int changed = Arrays.mismatch(ids, others);
        drawable = words(stage.tokenizer(), ids[changed], others[changed]);
    }

    /** All whole words of a vocabulary but two. */
    private static int[] words(Tokenizer tokenizer, int first, int second) {
        return IntStream.range(0, tokenizer.size())
                .filter(id -> id != first && id != second)
                .filter(id -> tokenizer.token(id).matches("[ĠĊ▁]?\\p{L}+"))
                .toArray();
    }

    @Override
    public boolean step() {
        int[] ids = swap.own().batch().ids().clone();
        for (int i = 0; i < ids.length; i++) {
            if (!kept[i]) {
                ids[i] = drawable[random.nextInt(drawable.length)];
            }
        }
        Trace donor = swap.model()
                .forward(
                        TokenBatch.of(ids, swap.own().batch().types()),
                        swap.own().settings());
        moved = java.util.stream.Stream.concat(
                        moved.stream(), java.util.stream.Stream.of(swap.moved(swap.patched(donor, patch))))
                .toList();
        return moved.size() < DONORS;
    }

    @Override
    public List<Double> progress() {
        return moved;
    }

    @Override
    public List<Double> outcome() {
        return moved;
    }

    @Override
    public long bytes() {
        return 4 * Trace.bytes(swap.model().config(), swap.tokens());
    }
}
