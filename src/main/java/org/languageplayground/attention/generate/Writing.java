package org.languageplayground.attention.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.Tokenizer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.sampling.NextToken;
import org.languageplayground.transformer.sampling.Sampler;

/** A model writes, one token a step: a causal one at the end of the text, another one into its blanks from left to right. */
final class Writing implements Work<Written, Written> {
    private final Transformer model;
    private final AttentionSettings attention;
    private final int most;
    private Written written;

    /**
     * Before the first token.
     *
     * @param ids the text to go on with, with its blanks
     * @param most tokens to draw
     */
    Writing(
            Transformer model,
            Tokenizer tokenizer,
            AttentionSettings attention,
            Sampler sampler,
            int seed,
            int[] ids,
            int most) {
        this.model = model;
        this.attention = attention;
        this.most = most;
        boolean causal = model.config().architecture().causal();
        written = new Written(tokenizer, causal, sampler, seed, ids, List.of(), false);
    }

    /** Where the next token comes; the length of the text for its end, less than 0 for nowhere. */
    private int place() {
        int room = model.config().context() - model.weights().prefixLength();
        if (written.causal()) {
            return written.ids().length < room ? written.ids().length : -1;
        }
        int mask = written.tokenizer().mask().orElse(-1);
        return IntStream.range(0, written.ids().length)
                .filter(i -> written.ids()[i] == mask)
                .findFirst()
                .orElse(-1);
    }

    @Override
    public boolean step() {
        int place = place();
        if (place < 0) {
            written = with(written.ids(), written.drawn(), true);
            return false;
        }
        int row = written.causal() ? place - 1 : place;
        float[] logits = model.logits(model.hidden(TokenBatch.of(written.ids()), attention), row)
                .logits()
                .values();
        NextToken next = written.sampler().of(logits);
        int id = next.draw(Sampler.chance(written.seed(), place));
        if (written.causal() && id == written.tokenizer().separator().orElse(-1)) {
            written = with(written.ids(), written.drawn(), true);
            return false;
        }
        int[] longer = Arrays.copyOf(written.ids(), Math.max(place + 1, written.ids().length));
        longer[place] = id;
        List<Written.Drawn> drawn = new ArrayList<>(written.drawn());
        drawn.add(new Written.Drawn(place, id, next.model()[id], next.rank(id)));
        written = with(longer, List.copyOf(drawn), false);
        return drawn.size() < most && place() >= 0;
    }

    private Written with(int[] ids, List<Written.Drawn> drawn, boolean ended) {
        return new Written(written.tokenizer(), written.causal(), written.sampler(), written.seed(), ids, drawn, ended);
    }

    @Override
    public Written progress() {
        return written;
    }

    @Override
    public Written outcome() {
        return written;
    }

    @Override
    public long bytes() {
        return Trace.bytes(model.config(), written.ids().length);
    }
}
