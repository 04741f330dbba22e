package org.languageplayground.finetuning.calculator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.languageplayground.finetuning.calculator.Activations.Part.Kind;

/**
 * What the forward pass keeps for the backward pass, after Korthikanti et al. 2022 (arXiv:2205.05198): s·b·h·(34 + 5·a·s/h) bytes a
 * block in 16 bit, and 4·s·b·h + 4·s·b·v behind the last one, where every weight is trained and dropout is on. Their sum is taken anew
 * here from its parts, so that it fits shared keys and values, gated MLPs, families without dropout, and methods that leave weights
 * as they are: the input of a linear layer is needed for the gradient of its weights, or of an A beside it, and for nothing else.
 */
public record Activations(List<Part> parts) {
    private static final int LOGIT_BYTES = 4;
    private static final int MASK_BYTES = 1;
    private static final Set<Kind> OF_ATTENTION =
            Set.of(Kind.ATTENTION_WEIGHTS, Kind.ATTENTION_LEFT, Kind.ATTENTION_MASKS);

    /**
     * One thing that is kept.
     *
     * @param tokens of all texts together
     * @param blocks that keep it at the same time
     * @param numbers a token in each of them
     * @param bytesEach of one number
     */
    public record Part(Kind kind, long tokens, int blocks, long numbers, int bytesEach) {

        /** What it is. */
        public enum Kind {
            /** Where blocks are computed again on the way back: their inputs. */
            BLOCK_INPUTS,
            NORM_INPUTS,
            QUERIES_KEYS_VALUES,
            MLP,
            /** Inputs of linear layers whose weights, or the A beside them, are trained. */
            LAYER_INPUTS,
            /** What a method keeps of its own, such as A·x. */
            ADAPTERS,
            MASKS,
            /** Softmax of the scores: a row of all keys a token and head. */
            ATTENTION_WEIGHTS,
            /** What dropout has left of them. */
            ATTENTION_LEFT,
            ATTENTION_MASKS,
            /** Inputs of the last norm and of the head. */
            HEAD,
            LOGITS
        }

        /** All of it. */
        public long bytes() {
            return tokens * blocks * numbers * bytesEach;
        }
    }

    /**
     * What training by a method keeps.
     *
     * @param adapted the matrices with an adapter, for methods that act on matrices
     * @param saved tables that are trained in full beside them
     * @param r the adapters' rank
     */
    public static Activations of(
            Method method,
            BaseModel model,
            List<WeightMatrix> adapted,
            List<WeightMatrix> saved,
            int r,
            TrainingSettings settings) {
        boolean tables = method == Method.FULL || !saved.isEmpty();
        List<WeightMatrix> beside = method.actsOnMatrices() ? adapted : List.of();
        Sum sum = new Sum(method, method.needsInputs(model, adapted), beside, tables, r, settings, new ArrayList<>());
        switch (model) {
            case SquareLayer layer -> sum.add(layer);
            case PublishedModel whole -> sum.add(whole);
        }
        return new Activations(
                sum.parts.stream().filter(part -> part.numbers() > 0).toList());
    }

    /** Takes the parts together. */
    private record Sum(
            Method method,
            List<WeightMatrix> learning,
            List<WeightMatrix> beside,
            boolean tables,
            int r,
            TrainingSettings settings,
            List<Part> parts) {

        private void add(Kind kind, int blocks, long numbers) {
            add(kind, blocks, numbers, settings.precision().computeBytes());
        }

        private void add(Kind kind, int blocks, long numbers, int bytesEach) {
            parts.add(new Part(kind, settings.tokens(), blocks, numbers, bytesEach));
        }

        private long adapters(Stream<WeightMatrix> matrices) {
            return matrices.mapToLong(matrix -> method.keptBeside(matrix, r)).sum();
        }

        private void add(SquareLayer layer) {
            add(Kind.LAYER_INPUTS, 1, learning.isEmpty() ? 0 : layer.width());
            add(Kind.ADAPTERS, 1, adapters(beside.stream()));
        }

        private void add(PublishedModel model) {
            long d = model.width();
            Family family = model.family();
            int blocks = settings.checkpointing() ? 1 : model.layers();
            add(Kind.BLOCK_INPUTS, settings.checkpointing() ? model.layers() : 0, settings.checkpointing() ? d : 0);
            add(Kind.NORM_INPUTS, blocks, family.normsALayer() * d);
            add(Kind.QUERIES_KEYS_VALUES, blocks, d + 2L * model.keyValueWidth());
            add(Kind.MLP, blocks, model.insideMlp());
            add(Kind.LAYER_INPUTS, blocks, model.inputs(learning));
            add(Kind.ADAPTERS, blocks, adapters(beside.stream().filter(WeightMatrix::ofBlock)) + method.kept(model, r));
            add(Kind.MASKS, blocks, family.dropout() ? 2 * d : 0, MASK_BYTES);
            long weights = (long) model.heads() * (settings.sequence() + method.prefix());
            long dropped = family.attentionDropout() ? weights : 0;
            add(Kind.ATTENTION_WEIGHTS, blocks, weights);
            add(Kind.ATTENTION_LEFT, blocks, dropped);
            add(Kind.ATTENTION_MASKS, blocks, dropped, MASK_BYTES);
            if (!family.pooler()) {
                long inputs = tables || learning.stream().anyMatch(model::isHead) ? 2 * d : d;
                add(Kind.HEAD, 1, inputs + adapters(beside.stream().filter(matrix -> !matrix.ofBlock())));
                add(Kind.LOGITS, 1, model.vocabulary(), LOGIT_BYTES);
            }
        }
    }

    /** Bytes of the attention weights, and of what their dropout keeps: they grow with the square of the length. */
    public long attention() {
        return parts.stream()
                .filter(part -> OF_ATTENTION.contains(part.kind()))
                .mapToLong(Part::bytes)
                .sum();
    }

    /** Bytes of one kind. */
    public long bytes(Kind kind) {
        return parts.stream()
                .filter(part -> part.kind() == kind)
                .mapToLong(Part::bytes)
                .sum();
    }

    /** Bytes of all of them. */
    public long total() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }
}
