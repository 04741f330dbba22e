package org.languageplayground.transformer;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.Embedding;
import org.languageplayground.transformer.layer.Gelu;
import org.languageplayground.transformer.layer.LayerNorm;
import org.languageplayground.transformer.layer.LayerNormTrace;
import org.languageplayground.transformer.layer.Linear;
import org.languageplayground.transformer.layer.Rows;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * A GPT-2 or BERT model: configuration and weights. It keeps no state of a call, so any number of threads may use it.
 */
public record Transformer(TransformerConfig config, Weights weights) {

    /** The same model for the many who read it, as in {@link Weights#forReading()}. */
    public Transformer forReading() {
        return new Transformer(config, weights.forReading());
    }

    /** A forward pass with attention as trained. */
    public Trace forward(TokenBatch batch) {
        return forward(batch, config.trainedAttention());
    }

    /**
     * A forward pass that keeps every intermediate value.
     *
     * @throws IllegalArgumentException if there is no token, an id or type is not the model's, or a sequence is longer
     *     than the context leaves room for
     */
    public Trace forward(TokenBatch batch, AttentionSettings settings) {
        check(batch);
        Matrix embeddings = embeddings(batch);
        LayerNormTrace embeddingNorm = embeddingNorm(embeddings);
        Matrix x = embeddingNorm == null ? embeddings : embeddingNorm.output();
        List<BlockTrace> blocks = blocks(0, batch, settings, x);
        x = blocks.getLast().output();
        LayerNormTrace finalNorm =
                weights.finalNorm() == null ? null : LayerNorm.forward(x, weights.finalNorm(), config.epsilon());
        return new Trace(batch, settings, embeddings, embeddingNorm, blocks, finalNorm);
    }

    private Matrix embeddings(TokenBatch batch) {
        return Embedding.forward(batch, weights.prefixLength(), weights.tokens(), weights.positions(), weights.types());
    }

    private LayerNormTrace embeddingNorm(Matrix embeddings) {
        return weights.embeddingNorm() == null
                ? null
                : LayerNorm.forward(embeddings, weights.embeddingNorm(), config.epsilon());
    }

    private List<BlockTrace> blocks(int first, TokenBatch batch, AttentionSettings settings, Matrix residual) {
        List<BlockTrace> blocks = new ArrayList<>();
        Matrix x = residual;
        for (int layer = first; layer < config.layers(); layer++) {
            BlockTrace block = block(layer, batch, settings).forward(x);
            blocks.add(block);
            x = block.output();
        }
        return List.copyOf(blocks);
    }

    /**
     * What enters the first block, {@code [tokens][width]}.
     *
     * @throws IllegalArgumentException as {@link #forward(TokenBatch, AttentionSettings)}
     */
    public Matrix embed(TokenBatch batch) {
        check(batch);
        Matrix embeddings = embeddings(batch);
        LayerNormTrace norm = embeddingNorm(embeddings);
        return norm == null ? embeddings : norm.output();
    }

    /**
     * Carries a residual stream through the blocks from {@code first} up to and without {@code end}, and keeps nothing else.
     *
     * @param residual what enters block {@code first}, {@code [tokens][width]}
     */
    public Matrix carry(TokenBatch batch, Matrix residual, int first, int end) {
        Matrix x = residual;
        for (int layer = first; layer < end; layer++) {
            x = block(layer, batch, config.trainedAttention()).forward(x).output();
        }
        return x;
    }

    /** The traces of the blocks from {@code first} on, given what enters that block; attention is as trained. */
    public List<BlockTrace> upperBlocks(int first, TokenBatch batch, Matrix residual) {
        return blocks(first, batch, config.trainedAttention(), residual);
    }

    /**
     * Adds the gradients of the blocks from {@code first} on to {@code gradients}, and goes no further down.
     *
     * @param traces of {@link #upperBlocks}
     * @param dOutput gradient of what the last block gives out
     */
    public void upperBackward(int first, TokenBatch batch, List<BlockTrace> traces, Matrix dOutput, Weights gradients) {
        blocksBackward(first, batch, config.trainedAttention(), traces, dOutput, gradients);
    }

    /** Gradient of what enters block {@code first}. */
    private Matrix blocksBackward(
            int first,
            TokenBatch batch,
            AttentionSettings settings,
            List<BlockTrace> traces,
            Matrix dOutput,
            Weights gradients) {
        Matrix dx = dOutput;
        for (int layer = config.layers() - 1; layer >= first; layer--) {
            dx = block(layer, batch, settings)
                    .backward(traces.get(layer - first), dx, gradients.blocks().get(layer));
        }
        return dx;
    }

    /** The last residual stream as the head reads it, attention being as trained. */
    public Matrix hidden(TokenBatch batch) {
        return hidden(batch, config.trainedAttention());
    }

    /**
     * The last residual stream as the head reads it, {@code [tokens][width]}: what {@link #forward(TokenBatch, AttentionSettings)}
     * ends with, to the last bit, in less time and memory, since nothing else is kept.
     *
     * @throws IllegalArgumentException as {@link #forward(TokenBatch, AttentionSettings)} does
     */
    public Matrix hidden(TokenBatch batch, AttentionSettings settings) {
        check(batch);
        Matrix x = embeddings(batch);
        if (weights.embeddingNorm() != null) {
            LayerNorm.forward(x, weights.embeddingNorm(), config.epsilon(), x);
        }
        return finish(0, batch, settings, x);
    }

    /**
     * The same, where what enters block {@code first} is known from a pass whose settings differ only from there on.
     *
     * @param residual {@code [tokens][width]}; stays as it is
     */
    public Matrix hidden(TokenBatch batch, AttentionSettings settings, int first, Matrix residual) {
        return finish(first, batch, settings, residual.copy());
    }

    /**
     * The last residual stream of a pass into which part of another one is carried over (activation patching; Meng et al. 2022,
     * arXiv:2202.05262; Wang et al. 2022, arXiv:2211.00593), {@code [tokens][width]}. What lies below is taken from the pass as it is.
     *
     * @param own the pass that goes on, of this model
     * @param other where the part comes from: as many tokens, the same model
     * @throws IllegalArgumentException if the passes do not have the same number of tokens
     */
    public Matrix patched(Trace own, Trace other, Patch patch) {
        if (own.batch().tokens() != other.batch().tokens()) {
            throw new IllegalArgumentException("one pass has " + own.batch().tokens() + " tokens, the other one "
                    + other.batch().tokens());
        }
        int layer = patch.layer();
        Matrix x = block(layer, own.batch(), own.settings())
                .patched(own.blocks().get(layer), other.blocks().get(layer), patch);
        return finish(layer + 1, own.batch(), own.settings(), x);
    }

    /** Turns what enters block {@code first} into what the head reads, in place. */
    private Matrix finish(int first, TokenBatch batch, AttentionSettings settings, Matrix x) {
        BlockRoom room = BlockRoom.of(config, batch, weights.prefixLength());
        for (int layer = first; layer < config.layers(); layer++) {
            block(layer, batch, settings).forward(x, room);
        }
        if (weights.finalNorm() != null) {
            LayerNorm.forward(x, weights.finalNorm(), config.epsilon(), x);
        }
        return x;
    }

    /** Adds the gradients of all weights below the head to {@code gradients}, given that of the final hidden state. */
    public void backward(Trace trace, Matrix dFinalHidden, Weights gradients) {
        Matrix dx = inputGradient(trace, dFinalHidden, gradients);
        if (trace.embeddingNorm() != null) {
            dx = LayerNorm.backward(trace.embeddingNorm(), weights.embeddingNorm(), dx, gradients.embeddingNorm());
        }
        Embedding.backward(
                trace.batch(),
                weights.prefixLength(),
                dx,
                gradients.tokens(),
                gradients.positions(),
                gradients.types());
    }

    /**
     * Gradient of what enters the first block, {@code [tokens][width]}, given that of the final hidden state; adds those of the weights above to
     * {@code gradients}.
     */
    public Matrix inputGradient(Trace trace, Matrix dFinalHidden, Weights gradients) {
        Matrix dx = trace.finalNorm() == null
                ? dFinalHidden
                : LayerNorm.backward(trace.finalNorm(), weights.finalNorm(), dFinalHidden, gradients.finalNorm());
        return blocksBackward(0, trace.batch(), trace.settings(), trace.blocks(), dx, gradients);
    }

    /**
     * The logits of some tokens, {@code [rows][vocabulary]}.
     *
     * @throws IllegalStateException if the model has no head over the vocabulary
     */
    public HeadTrace logits(Trace trace, int... rows) {
        return logits(trace.finalHidden(), rows);
    }

    /** The logits that the head reads off some rows of any residual stream that is ready for it. */
    public HeadTrace logits(Matrix finalHidden, int... rows) {
        HeadWeights head = weights.head();
        if (head == null) {
            throw new IllegalStateException("this model has no head that predicts tokens");
        }
        Matrix hidden = Rows.gather(finalHidden, rows);
        Matrix transformed = null;
        LayerNormTrace norm = null;
        if (head.transform() != null) {
            transformed = Linear.forward(hidden, head.transform());
            norm = LayerNorm.forward(
                    Gelu.forward(transformed, config.activation()), head.transformNorm(), config.epsilon());
        }
        Matrix input = norm == null ? hidden : norm.output();
        Matrix logits = Matrix.zeros(rows.length, config.vocabulary());
        Kernels.active().multiply(input.slice(), head.transposedDecoder(), head.decoderBias(), logits.slice());
        return new HeadTrace(rows, hidden, transformed, norm, logits);
    }

    /** Gradient of the final hidden state, {@code [tokens][width]}; adds those of the head to {@code gradients}. */
    public Matrix logitsBackward(Trace trace, HeadTrace head, Matrix dLogits, Weights gradients) {
        HeadWeights own = weights.head();
        HeadWeights collected = gradients.head();
        Matrix dHidden = Matrix.zeros(head.rows().length, config.width());
        Kernels.active().multiply(dLogits.slice(), own.decoder().slice(), dHidden.slice());
        Kernels.active()
                .multiplyAdd(
                        dLogits.slice().transposed(),
                        head.decoderInput().slice(),
                        collected.decoder().slice());
        if (own.decoderBias() != null) {
            Kernels.active().addRows(dLogits, collected.decoderBias());
        }
        if (own.transform() != null) {
            dHidden = LayerNorm.backward(head.norm(), own.transformNorm(), dHidden, collected.transformNorm());
            dHidden = Gelu.backward(head.transformed(), config.activation(), dHidden);
            dHidden = Linear.backward(head.hidden(), own.transform(), dHidden, collected.transform());
        }
        Matrix dFinalHidden = Matrix.zeros(trace.batch().tokens(), config.width());
        Rows.scatterAdd(dHidden, head.rows(), dFinalHidden);
        return dFinalHidden;
    }

    private Block block(int layer, TokenBatch batch, AttentionSettings settings) {
        return new Block(config, weights.blocks().get(layer), batch, settings, layer);
    }

    private void check(TokenBatch batch) {
        if (batch.tokens() == 0) {
            throw new IllegalArgumentException("there is no token to read");
        }
        for (int sequence = 0; sequence < batch.sequences(); sequence++) {
            if (weights.prefixLength() + batch.length(sequence) > config.context()) {
                throw new IllegalArgumentException("the model reads at most "
                        + (config.context() - weights.prefixLength()) + " tokens, not " + batch.length(sequence));
            }
        }
        for (int id : batch.ids()) {
            if (id < 0 || id >= config.vocabulary()) {
                throw new IllegalArgumentException("token " + id + " is not among the " + config.vocabulary());
            }
        }
        for (int type : batch.types()) {
            if (weights.types() != null && (type < 0 || type >= config.tokenTypes())) {
                throw new IllegalArgumentException("token type " + type + " is not among the " + config.tokenTypes());
            }
        }
    }
}
