package org.languageplayground.transformer.adapter;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * LoRA: W + scale · A·B with W frozen (Hu et al. 2021, arXiv:2106.09685). On a base that is kept in 4 bits and given back
 * by its dequantisation it is QLoRA (Dettmers et al. 2023, arXiv:2305.14314).
 *
 * @param base gives the frozen weights, asked for at every forward pass
 * @param rankStabilized whether the pairs' scale is α/√r, to say so in a file
 */
public record Lora(Supplier<Weights> base, boolean rankStabilized, List<LowRank> pairs) implements Adaptation {

    /** Starts at the base. */
    public static Lora of(Supplier<Weights> base, LoraSettings settings, RandomGenerator random) {
        return new Lora(base, settings.rankStabilized(), settings.pairs(base.get(), random));
    }

    /** The same in the blocks from one on, and in those below nothing. */
    public Lora from(int first) {
        return new Lora(
                base,
                rankStabilized,
                pairs.stream().filter(pair -> pair.layer() >= first).toList());
    }

    @Override
    public List<Matrix> trained() {
        return pairs.stream().flatMap(pair -> Stream.of(pair.a(), pair.b())).toList();
    }

    @Override
    public Weights effective() {
        Weights weights = copied(base.get(), pairs);
        pairs.forEach(pair -> pair.addTo(pair.weight(weights)));
        return weights;
    }

    /** Takes the change out of weights that it was merged into. */
    public Weights unmerged(Weights merged) {
        Weights weights = copied(merged, pairs);
        pairs.forEach(pair -> pair.subtractFrom(pair.weight(weights)));
        return weights;
    }

    @Override
    public void backward(Weights gradient, List<Matrix> sums) {
        for (int i = 0; i < pairs.size(); i++) {
            pairs.get(i).backward(pairs.get(i).weight(gradient), sums.get(2 * i), sums.get(2 * i + 1));
        }
    }

    /** The weights with copies of the matrices that the pairs change. */
    static Weights copied(Weights weights, List<LowRank> pairs) {
        return weights.copying(pairs.stream()
                .map(pair ->
                        pair.target().linear(weights.blocks().get(pair.layer())).weight())
                .toList());
    }
}
