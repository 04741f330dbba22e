package org.languageplayground.lab.training;

import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.world.training.EncodedExample;

/** Each token is predicted from those before it. */
final class NextToken implements Objective {
    /** Light tokens are predicted this often, with a weight that makes up for it: most of the head's time is saved. */
    private static final float SAMPLED = 0.1f;

    private static final float LIGHT = 0.1f;

    @Override
    public TrainingBatch batch(List<EncodedExample> examples, RandomGenerator random) {
        TargetList targets = new TargetList();
        int start = 0;
        for (EncodedExample example : examples) {
            for (int i = 1; i < example.ids().length; i++) {
                float weight = example.weights()[i];
                if (weight >= LIGHT) {
                    targets.add(start + i - 1, example.ids()[i], weight, example.answers()[i]);
                } else if (random.nextFloat() < SAMPLED) {
                    targets.add(start + i - 1, example.ids()[i], weight / SAMPLED, false);
                }
            }
            start += example.ids().length;
        }
        return targets.with(
                TokenBatch.of(examples.stream().map(EncodedExample::ids).toList()));
    }
}
