package org.languageplayground.lab.training;

import java.util.Arrays;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.Targets;

/** Collects targets one by one. */
final class TargetList {
    private int[] rows = new int[256];
    private int[] ids = new int[256];
    private float[] weights = new float[256];
    private boolean[] answers = new boolean[256];
    private int size;

    void add(int row, int id, float weight, boolean answer) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            ids = Arrays.copyOf(ids, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
            answers = Arrays.copyOf(answers, 2 * size);
        }
        rows[size] = row;
        ids[size] = id;
        weights[size] = weight;
        answers[size] = answer;
        size++;
    }

    TrainingBatch with(TokenBatch tokens) {
        return new TrainingBatch(tokens, targets(), Arrays.copyOf(answers, size));
    }

    private Targets targets() {
        return new Targets(Arrays.copyOf(rows, size), Arrays.copyOf(ids, size), Arrays.copyOf(weights, size));
    }
}
