package org.languageplayground.finetuning.calculator;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.languageplayground.transformer.adapter.LoraSettings;

/**
 * LoRA on a model or on one layer: which matrices get an adapter, and how much that trains.
 *
 * @param targets what gets an adapter; nothing is trained without any
 * @param tablesInFull whether embeddings and head are trained themselves, PEFT's {@code modules_to_save}
 * @param rank r
 * @param alpha α, 0 where no scale is asked for
 */
public record LoraPlan(BaseModel model, Set<Target> targets, boolean tablesInFull, int rank, int alpha) {

    /** One square layer of that width with its adapter. */
    public static LoraPlan ofLayer(int width, int rank, int alpha) {
        return new LoraPlan(new SquareLayer(width), Set.of(Target.QUERY), false, rank, alpha);
    }

    /** Whether the published weights hold this matrix in one with others. */
    public boolean fused(WeightMatrix matrix) {
        return Collections.frequency(
                        model.linears().stream().map(WeightMatrix::name).toList(), matrix.name())
                > 1;
    }

    /** Published matrices that hold an adapted matrix and others in one; a library adapts them as wholes. */
    public List<WeightMatrix> adaptedInOne() {
        Set<String> names =
                adapted().stream().filter(this::fused).map(WeightMatrix::name).collect(Collectors.toSet());
        return model instanceof PublishedModel published
                ? published.asPublished().stream()
                        .filter(matrix -> names.contains(matrix.name()))
                        .toList()
                : List.of();
    }

    /** The matrices that get an adapter; what is trained in full gets none. */
    public List<WeightMatrix> adapted() {
        Set<Target> adapted = EnumSet.noneOf(Target.class);
        adapted.addAll(targets);
        if (tablesInFull) {
            adapted.remove(Target.EMBEDDINGS);
        }
        return model.adapted(adapted);
    }

    /** Embeddings and head, where they are trained in full. */
    public List<WeightMatrix> saved() {
        return tablesInFull ? model.tables() : List.of();
    }

    /** Numbers in A and B of all adapted matrices. */
    public long loraParameters() {
        return TrainableParameters.lora(adapted(), rank);
    }

    /** Numbers in the copies that are trained in full. */
    public long savedParameters() {
        return BaseModel.sum(saved());
    }

    /** All numbers that are trained. */
    public long trained() {
        return loraParameters() + savedParameters();
    }

    /** Of these, the numbers beside or instead of matrices of one kind. */
    public long trained(Target target) {
        return TrainableParameters.lora(of(target, adapted()), rank) + BaseModel.sum(of(target, saved()));
    }

    private static List<WeightMatrix> of(Target target, List<WeightMatrix> matrices) {
        return matrices.stream().filter(matrix -> matrix.target() == target).toList();
    }

    /** The base model and what was added to it. */
    public long all() {
        return model.parameters() + trained();
    }

    /** What is trained of all, in percent. */
    public double percent() {
        return 100.0 * trained() / all();
    }

    /** α/r, the factor on B·A. */
    public double scale() {
        return scale(rank);
    }

    /** α/r at another rank. */
    public double scale(int otherRank) {
        return LoraSettings.scale(alpha, otherRank, false);
    }

    /** α/√r, rsLoRA's factor, at a rank. */
    public double stableScale(int otherRank) {
        return LoraSettings.scale(alpha, otherRank, true);
    }

    /** Whether A and B of some matrix hold as many numbers as the matrix itself, or more. */
    public boolean savesNothing() {
        return adapted().stream()
                .anyMatch(matrix -> (long) rank * (matrix.inputs() + matrix.outputs()) >= matrix.size());
    }
}
