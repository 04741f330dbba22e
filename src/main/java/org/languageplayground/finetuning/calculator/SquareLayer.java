package org.languageplayground.finetuning.calculator;

import java.util.List;
import java.util.Set;

/** One linear layer without bias, {@code [width][width]}: the smallest thing that LoRA can be explained on. */
public record SquareLayer(int width) implements BaseModel {

    /**
     * A layer.
     *
     * @throws IllegalArgumentException if the width is not positive
     */
    public SquareLayer {
        if (width < 1) {
            throw new IllegalArgumentException("a layer needs a positive width, not " + width);
        }
    }

    @Override
    public String name() {
        return "W";
    }

    @Override
    public List<WeightMatrix> linears() {
        return List.of(new WeightMatrix(Target.QUERY, "W", width, width, 1));
    }

    @Override
    public List<WeightMatrix> tables() {
        return List.of();
    }

    /** Its one matrix, whatever the targets. */
    @Override
    public List<WeightMatrix> adapted(Set<Target> targets) {
        return linears();
    }

    @Override
    public long biases() {
        return 0;
    }

    @Override
    public long others() {
        return 0;
    }
}
