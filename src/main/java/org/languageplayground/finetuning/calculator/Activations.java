package org.languageplayground.finetuning.calculator;

/**
 * Bytes that the forward pass keeps for the backward pass, by Korthikanti et al. 2022 (arXiv:2205.05198): s·b·h·(34 + 5·a·s/h) a block in 16
 * bit, and 4·s·b·h + 4·s·b·v behind the last one. Their sum is taken anew here from its parts, so that it fits shared keys
 * and values, gated MLPs and 32 bit as well; for their own GPT it is theirs.
 *
 * @param blocks what grows with the number of tokens
 * @param scores what grows with its square: attention weights, their dropout's mask and output
 * @param head behind the last block: final norm, head and the logits in 32 bit
 */
public record Activations(long blocks, long scores, long head) {
    private static final int LOGIT_BYTES = 4;

    /** What training keeps with these settings; one layer keeps its input x and the r numbers of A x. */
    public static Activations of(BaseModel model, TrainingSettings settings, int r) {
        return switch (model) {
            case SquareLayer layer ->
                new Activations(settings.precision().computeBytes() * settings.tokens() * (layer.width() + r), 0, 0);
            case PublishedModel whole -> ofModel(whole, settings);
        };
    }

    private static Activations ofModel(PublishedModel model, TrainingSettings settings) {
        long block = block(model, settings);
        long scores = scores(model, settings);
        if (settings.checkpointing()) {
            long inputs = model.layers() * settings.precision().computeBytes() * settings.tokens() * model.width();
            return new Activations(inputs + block, scores, head(model, settings));
        }
        return new Activations(model.layers() * block, model.layers() * scores, head(model, settings));
    }

    /**
     * Inputs and outputs of the norms, q, k, v, the input of o, what the MLP keeps; and one byte a number for the masks of the two
     * dropouts.
     */
    private static long block(PublishedModel model, TrainingSettings settings) {
        long d = model.width();
        long norms = 2L * model.family().normsALayer() * d;
        long attention = d + 2L * model.keyValueWidth() + d;
        long mlp = (model.family().gated() ? 4L : 2L) * model.feedForward();
        long masks = 2 * d;
        return settings.tokens() * (settings.precision().computeBytes() * (norms + attention + mlp) + masks);
    }

    /** a · s² · b weights, as many behind the dropout, and a byte each for its mask. */
    private static long scores(PublishedModel model, TrainingSettings settings) {
        return model.heads()
                * settings.sequence()
                * settings.tokens()
                * (2L * settings.precision().computeBytes() + 1);
    }

    private static long head(PublishedModel model, TrainingSettings settings) {
        if (model.family().pooler()) {
            return 0;
        }
        return settings.tokens()
                * (2L * settings.precision().computeBytes() * model.width() + (long) LOGIT_BYTES * model.vocabulary());
    }

    /** All of them. */
    public long total() {
        return blocks + scores + head;
    }
}
