package org.languageplayground.lab.training;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.world.training.EncodedExample;

/**
 * Some tokens are hidden behind [MASK] and predicted from all others (Devlin et al. 2018, arXiv:1810.04805): one answer in
 * two, and other tokens now and then.
 */
final class MaskedToken implements Objective {
    private static final float ANSWERS = 0.5f;
    private static final float OTHERS = 0.03f;

    private final int cls;
    private final int sep;
    private final int mask;

    MaskedToken(int cls, int sep, int mask) {
        this.cls = cls;
        this.sep = sep;
        this.mask = mask;
    }

    @Override
    public TrainingBatch batch(List<EncodedExample> examples, RandomGenerator random) {
        TargetList targets = new TargetList();
        List<int[]> sequences = new ArrayList<>();
        int start = 0;
        for (EncodedExample example : examples) {
            int[] ids = new int[example.ids().length + 2];
            ids[0] = cls;
            ids[ids.length - 1] = sep;
            for (int i = 0; i < example.ids().length; i++) {
                boolean hidden = random.nextFloat() < (example.answers()[i] ? ANSWERS : OTHERS);
                ids[i + 1] = hidden ? mask : example.ids()[i];
                if (hidden) {
                    targets.add(start + i + 1, example.ids()[i], example.weights()[i], example.answers()[i]);
                }
            }
            sequences.add(ids);
            start += ids.length;
        }
        return targets.with(TokenBatch.of(sequences));
    }
}
