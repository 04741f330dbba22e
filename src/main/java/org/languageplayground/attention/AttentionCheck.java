package org.languageplayground.attention;

import com.vaadin.flow.component.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.transformer.BlockTrace;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.transformer.folder.Tensor;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.CheckThis;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.Displayed;
import org.languageplayground.ui.check.ModelFiles;

/** What the numbers of the attention page are made from: the model, the tokens, and what the chosen layer made of them. */
final class AttentionCheck {
    private final Component page;
    private final Supplier<AttentionSimulation> simulation;
    private final ModelLibrary library;

    private AttentionCheck(Component page, Supplier<AttentionSimulation> simulation, ModelLibrary library) {
        this.page = page;
        this.simulation = simulation;
        this.library = library;
    }

    /** Links to the files of a page. */
    static CheckThis of(Component page, Supplier<AttentionSimulation> simulation, ModelLibrary library) {
        AttentionCheck check = new AttentionCheck(page, simulation, library);
        return new CheckThis(
                check.file("attention.check.numbers.", "self-attention.json", check::numbers),
                check.file("attention.check.vectors.", "self-attention.safetensors", check::vectors),
                check.file("attention.check.model.", "model.zip", check::model));
    }

    private CheckFile file(String key, String name, Supplier<Content> content) {
        return new CheckFile(key, name, () -> !simulation.get().empty(), content);
    }

    /**
     * Tokens and settings with what the page shows of them, and the same numbers in full.
     *
     * @param untrainedSeed with which the random weights were drawn; null for a trained model
     * @param layer from 0
     * @param head from 0; "mean" or "all" where the mean of all is shown
     * @param scale the factor on the scores
     * @param selected tokens, from 0
     * @param ids of the tokens in the model's vocabulary
     * @param types BERT's token types
     * @param entropy mean over the selected tokens, or over all where none is, in bits
     * @param effectiveTokens 2^entropy
     * @param scores that one layer computes
     * @param inspectedToken whose attention stands step by step, from 0
     * @param inspectedHead the head of these steps, from 0
     */
    private record Numbers(
            Displayed displayed,
            String model,
            Long untrainedSeed,
            int layer,
            String head,
            float scale,
            List<Integer> selected,
            List<String> tokens,
            int[] ids,
            int[] types,
            float[] attentionOfSelected,
            double entropy,
            double effectiveTokens,
            long scores,
            int inspectedToken,
            int inspectedHead) {}

    private Content numbers() {
        Reading reading = simulation.get().reading();
        AttentionState state = reading.state();
        return Content.json(new Numbers(
                Displayed.in(page),
                state.model(),
                state.untrained() ? ModelLibrary.UNTRAINED_SEED : null,
                state.layer(),
                state.head().single()
                        ? String.valueOf(state.head().number())
                        : state.head().text(),
                reading.trace().settings().scale(),
                state.selected(),
                reading.tokens(),
                reading.trace().batch().ids(),
                reading.trace().batch().types(),
                reading.selectedAttention(),
                reading.entropy(),
                reading.effectiveTokens(),
                reading.attentionOperations(),
                reading.inspectedToken(),
                reading.inspectedHead()));
    }

    /** Of every head of the chosen layer, {@code [heads][tokens][...]}; and the position vectors of the tokens. */
    private Content vectors() {
        Reading reading = simulation.get().reading();
        int heads = reading.config().heads();
        int tokens = reading.size();
        BlockTrace block = reading.trace().blocks().get(reading.state().layer());
        Matrix positions = simulation.get().positionVectors();
        int headWidth = reading.config().headWidth();
        return out -> {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            tensors.put("q", heads(block::queries, heads));
            tensors.put("k", heads(block::keys, heads));
            tensors.put("v", heads(block::values, heads));
            tensors.put("scores", square(heads, tokens, block.attention().scores()));
            tensors.put("weights", square(heads, tokens, block.attention().weights()));
            tensors.put(
                    "outputs",
                    heads(
                            head -> block.headOutputs()
                                    .slice(head * headWidth, headWidth)
                                    .copy(),
                            heads));
            tensors.put("positions", Tensor.of(reading.positions(positions, positions.columns())));
            ModelFiles.tensors(tensors).write(out);
        };
    }

    private static Tensor square(int heads, int tokens, float... values) {
        return new Tensor(List.of(heads, tokens, tokens), values);
    }

    private static Tensor heads(Function<Integer, Matrix> part, int heads) {
        Matrix first = part.apply(0);
        float[] values = new float[heads * first.values().length];
        for (int head = 0; head < heads; head++) {
            float[] own = part.apply(head).values();
            System.arraycopy(own, 0, values, head * own.length, own.length);
        }
        return new Tensor(List.of(heads, first.rows(), first.columns()), values);
    }

    /** The folder; of random weights, these with the tokenizer that the model has. */
    private Content model() {
        AttentionState state = simulation.get().state();
        FolderFiles folder = library.get(state.model()).files();
        Map<String, Content> files = ModelFiles.of(folder);
        if (state.untrained()) {
            files.remove("MODEL_CARD.md");
            files.putAll(ModelFiles.of(
                    library.untrained(simulation.get().config()),
                    Map.of("seed", String.valueOf(ModelLibrary.UNTRAINED_SEED), "weights", "random, untrained")));
        }
        return Content.zip(files);
    }
}
