package org.languageplayground.finetuning.category;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.languageplayground.compute.Listeners;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.QuantizationEffects.Storage;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.Work;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.handbook.HandbookQuestions;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.quantization.QuantizedWeights;
import org.springframework.stereotype.Service;

/** What 4-bit matrices do to the English encoder's search in the handbook: measured by the pool when someone first asks, and shared by all. */
@Service
public class EncoderBits {
    private static final int SHIPPED_BYTES = Float.BYTES;

    private final English english;
    private final WorkerPool pool;
    private final MemoryBudget memory;
    private final Listeners listeners = new Listeners();
    private Run<List<Effect>, List<Effect>> run;
    private NoMemoryException refusal;

    /**
     * What one way of keeping the matrices does.
     *
     * @param storage of the matrices of all blocks; without a type they are as shipped, in 32 bits
     * @param numbers that the matrices hold
     * @param bytes that they take
     * @param error ‖W − W in 4 bits‖ / ‖W‖ over all matrices together
     * @param ndcg of each of the handbook's questions
     */
    public record Effect(Storage storage, long numbers, long bytes, double error, Forgetting ndcg) {}

    public EncoderBits(English english, WorkerPool pool, ServerMemory memory) {
        this.english = english;
        this.pool = pool;
        this.memory = memory.shared();
    }

    /** Whether there is an encoder. */
    public boolean possible() {
        return english.isThere();
    }

    /** What has been measured so far, in the order of {@link Storage#ALL}. */
    public synchronized List<Effect> measured() {
        return run == null ? List.of() : run.progress();
    }

    /** Measures what has not been measured; {@code changed} is called at each new effect, from any thread. */
    public synchronized void measure(Runnable changed) {
        if (possible() && measured().size() < Storage.ALL.size()) {
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
        private final Transformer base = english.base();
        private List<Effect> effects = List.of();
        private HandbookQuestions.Reading reading;
        private QuantizedWeights quantized;
        private Weights weights;

        @Override
        public boolean step() {
            Storage storage = Storage.ALL.get(effects.size());
            if (reading == null) {
                begin(storage);
            }
            double[] published = english.handbook().published();
            if (quantized == null && published != null) {
                end(storage, published);
            } else if (!reading.step()) {
                end(storage, reading.ndcg());
            }
            return effects.size() < Storage.ALL.size();
        }

        private void begin(Storage storage) {
            quantized = storage.type() == null
                    ? null
                    : new QuantizedWeights(base.weights(), storage.type(), storage.doubled());
            weights = quantized == null ? base.weights() : quantized.get();
            reading = english.handbook()
            .new Reading(
                    new Transformer(base.config(), weights), english.loaded().tokenizer());
        }

        private void end(Storage storage, double... ndcg) {
            if (quantized == null) {
                english.handbook().keepPublished(ndcg);
            }
            long numbers = matrices(base.weights())
                    .mapToLong(matrix -> matrix.values().length)
                    .sum();
            List<Effect> more = new ArrayList<>(effects);
            more.add(new Effect(
                    storage,
                    numbers,
                    quantized == null ? SHIPPED_BYTES * numbers : quantized.quantizedBytes(),
                    error(),
                    Forgetting.of(english.handbook().published(), ndcg)));
            effects = List.copyOf(more);
            reading = null;
        }

        private double error() {
            List<Matrix> before = matrices(base.weights()).toList();
            List<Matrix> after = matrices(weights).toList();
            double apart = 0;
            double size = 0;
            for (int i = 0; i < before.size(); i++) {
                for (int j = 0; j < before.get(i).values().length; j++) {
                    double own = before.get(i).values()[j];
                    apart += Math.pow(own - after.get(i).values()[j], 2);
                    size += own * own;
                }
            }
            return Math.sqrt(apart / size);
        }

        private static Stream<Matrix> matrices(Weights weights) {
            return weights.blocks().stream()
                    .flatMap(block -> Stream.of(Target.QUERY, Target.OUTPUT, Target.MLP_INPUT, Target.MLP_OUTPUT)
                            .map(target -> target.linear(block).weight()));
        }

        @Override
        public List<Effect> progress() {
            return effects;
        }

        @Override
        public List<Effect> outcome() {
            return effects;
        }

        /** The matrices in 4 bits, and given back by them. */
        @Override
        public long bytes() {
            return 2
                    * matrices(base.weights())
                            .mapToLong(matrix -> Float.BYTES * matrix.values().length)
                            .sum();
        }
    }
}
