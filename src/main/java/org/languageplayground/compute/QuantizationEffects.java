package org.languageplayground.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.transformer.quantization.QuantizedWeights;
import org.languageplayground.world.exam.ExamReport.Score;
import org.languageplayground.world.tuning.FactQuestions;
import org.languageplayground.world.tuning.TunedRuns;
import org.springframework.stereotype.Service;

/**
 * What 4-bit matrices do to the shipped model: measured by the pool when someone first asks, and shared by all. A question is
 * asked on each fact before the cutoff, in words that training never used.
 */
@Service
public class QuantizationEffects {
    private static final int QUESTIONS_A_FACT = 1;
    private static final int SHIPPED_BYTES = 2;

    /**
     * How the matrices of the blocks are kept.
     *
     * @param type null for the 16 bits in which they are shipped
     * @param doubled whether the blocks' constants are quantised as well
     */
    public record Storage(FourBitType type, boolean doubled) {
        /** All ways, the shipped one first. */
        public static final List<Storage> ALL = Stream.concat(
                        Stream.of(new Storage(null, false)),
                        Stream.of(FourBitType.values())
                                .flatMap(type -> Stream.of(new Storage(type, false), new Storage(type, true))))
                .toList();
    }

    /**
     * What one way does.
     *
     * @param bytes that the matrices of all blocks take
     * @param loss mean over the answers' tokens, in nats
     * @param right right answers
     */
    public record Effect(Storage storage, long bytes, double loss, Score right) {}

    private final ModelLibrary library;
    private final WorkerPool pool;
    private final MemoryBudget memory;
    private final Listeners listeners = new Listeners();
    private Run<List<Effect>, List<Effect>> run;
    private NoMemoryException refusal;

    public QuantizationEffects(ModelLibrary library, WorkerPool pool, ServerMemory memory) {
        this.library = library;
        this.pool = pool;
        this.memory = memory.shared();
    }

    /** The model whose matrices are quantised. */
    public Transformer base() {
        return library.get(TunedRuns.MODEL).model();
    }

    /** What the model was loaded from. */
    public FolderFiles folder() {
        return library.get(TunedRuns.MODEL).files();
    }

    /** The questions that are put to the model. */
    public static FactQuestions questions() {
        return FactQuestions.on(false, QUESTIONS_A_FACT);
    }

    /** What has been measured so far, in the order of {@link Storage#ALL}. */
    public synchronized List<Effect> measured() {
        return run == null ? List.of() : run.progress();
    }

    /** Measures what has not been measured; {@code changed} is called at each new effect, from any thread. */
    public synchronized void measure(Runnable changed) {
        if (measured().size() < Storage.ALL.size()) {
            listeners.add(changed);
            if (run == null || run.over()) {
                begin();
            }
        }
    }

    /** Why no more is being measured, if that went wrong; whoever asks next may find room. */
    public synchronized Optional<Throwable> failure() {
        return refusal != null ? Optional.of(refusal) : Optional.ofNullable(run).flatMap(Run::failure);
    }

    private void begin() {
        try {
            run = pool.submit(this, memory, new Measuring(), this::changed);
            refusal = null;
        } catch (NoMemoryException e) {
            refusal = e;
        }
    }

    private void changed() {
        listeners.tell();
        if (measured().size() == Storage.ALL.size()) {
            listeners.clear();
        }
    }

    private final class Measuring implements Work<List<Effect>, List<Effect>> {
        private final FactQuestions questions = questions();
        private List<Effect> effects = List.of();

        @Override
        public boolean step() {
            List<Effect> more = new ArrayList<>(effects);
            more.add(effect(Storage.ALL.get(effects.size())));
            effects = List.copyOf(more);
            return effects.size() < Storage.ALL.size();
        }

        @Override
        public List<Effect> progress() {
            return effects;
        }

        @Override
        public List<Effect> outcome() {
            return effects;
        }

        /** The weights in 4 bits, and given back by them. */
        @Override
        public long bytes() {
            return 2 * Float.BYTES * base().weights().parameters();
        }

        private Effect effect(Storage storage) {
            Weights weights = base().weights();
            QuantizedWeights quantized =
                    storage.type() == null ? null : new QuantizedWeights(weights, storage.type(), storage.doubled());
            Transformer model = new Transformer(base().config(), quantized == null ? weights : quantized.get());
            return new Effect(
                    storage,
                    quantized == null ? shippedBytes(weights) : quantized.quantizedBytes(),
                    questions.lossOf(model),
                    questions.answeredBy(model));
        }

        private static long shippedBytes(Weights weights) {
            return weights.blocks().stream()
                    .flatMap(block -> Stream.of(Target.QUERY, Target.OUTPUT, Target.MLP_INPUT, Target.MLP_OUTPUT)
                            .map(target -> target.linear(block).weight()))
                    .mapToLong(matrix -> (long) SHIPPED_BYTES * matrix.values().length)
                    .sum();
        }
    }
}
