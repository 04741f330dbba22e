package org.languageplayground.attention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.languageplayground.attention.reading.Likeness;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.attention.reading.SwitchedOff;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.transformer.BlockTrace;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.folder.Tensor;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.ModelFiles;

/** What the numbers of the attention page are made from: the model, the tokens, and what the chosen layer made of them. */
final class AttentionCheck {
    /** Of the tabs that show what every head of the layer computes. */
    static final List<CheckFile<AttentionSimulation>> HEADS =
            List.of(file("attention.check.heads.", "self-attention.safetensors", AttentionCheck::heads));

    /** Of the tab that shows where tokens stand. */
    static final List<CheckFile<AttentionSimulation>> POSITIONS =
            List.of(file("attention.check.positions.", "positions.safetensors", AttentionCheck::positions));

    private AttentionCheck() {}

    /** Of the stage. */
    static List<CheckFile<AttentionSimulation>> stage(ModelLibrary library) {
        return List.of(
                file("attention.check.numbers.", "self-attention.json", AttentionCheck::numbers),
                file("attention.check.model.", "model.zip", simulation -> model(simulation, library)));
    }

    private static CheckFile<AttentionSimulation> file(
            String key, String name, Function<AttentionSimulation, Content> content) {
        return new CheckFile<>(key, name, simulation -> !simulation.empty(), content);
    }

    /**
     * Tokens and settings, and what the page rounds in full.
     *
     * @param counted how layers, heads and tokens are counted here
     * @param off heads whose output is replaced by zeros
     * @param untrainedSeed with which the random weights were drawn; null for a trained model
     * @param layer from 0
     * @param head from 0; null where the mean of all is shown
     * @param scale the factor on the scores
     * @param selected tokens, from 0
     * @param ids of the tokens in the model's vocabulary
     * @param types BERT's token types
     * @param entropy mean over the selected tokens, in bits
     * @param effectiveTokens 2^entropy
     * @param scores that one layer computes
     * @param said the likeliest words, and those without the shown heads; null where the model says none
     * @param compared null where it says words
     */
    private record Numbers(
            String counted,
            String model,
            Long untrainedSeed,
            int layer,
            Integer head,
            List<Head> off,
            float scale,
            List<Integer> selected,
            List<String> tokens,
            int[] ids,
            int[] types,
            float[] attentionOfSelected,
            double entropy,
            double effectiveTokens,
            long scores,
            Said said,
            List<Compared> compared) {}

    /** A sentence to which the student's own is compared; the cosines are null where it is empty. */
    private record Compared(String sentence, int[] ids, Double cosine, Double without, Double before) {
        static Compared of(Likeness one, AttentionSimulation simulation) {
            return new Compared(
                    one.sentence(),
                    simulation.tokens(one.sentence()).ids(),
                    Double.isNaN(one.cosine()) ? null : one.cosine(),
                    Double.isNaN(one.without()) ? null : one.without(),
                    Double.isNaN(one.before()) ? null : one.before());
        }
    }

    private static Content numbers(AttentionSimulation simulation) {
        Reading reading = simulation.reading();
        return Content.json(new Numbers(
                "from 0, where the page counts from 1",
                reading.model(),
                simulation.get(ReadingFields.UNTRAINED) ? ModelLibrary.UNTRAINED_SEED : null,
                reading.layer(),
                reading.head().single() ? reading.head().number() : null,
                SwitchedOff.inOrder(simulation.get(ReadingFields.OFF)),
                reading.trace().settings().scale(),
                reading.selected(),
                reading.tokens(),
                reading.trace().batch().ids(),
                reading.trace().batch().types(),
                reading.selectedAttention(),
                reading.entropy(),
                reading.effectiveTokens(),
                reading.attentionOperations(),
                simulation.said().orElse(null),
                simulation
                        .likeness()
                        .map(all -> all.stream()
                                .map(one -> Compared.of(one, simulation))
                                .toList())
                        .orElse(null)));
    }

    /** Of every head of the chosen layer, {@code [heads][tokens][...]}. */
    private static Content heads(AttentionSimulation simulation) {
        Reading reading = simulation.reading();
        int heads = reading.config().heads();
        int tokens = reading.size();
        BlockTrace block = reading.trace().blocks().get(reading.layer());
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
            ModelFiles.tensors(tensors).write(out);
        };
    }

    /** Of the tokens, {@code [tokens][width]}. */
    private static Content positions(AttentionSimulation simulation) {
        Matrix all = simulation.positionVectors();
        Matrix positions = simulation.reading().positions(all, all.columns());
        return ModelFiles.tensors(Map.of("positions", Tensor.of(positions)));
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

    /** The folder, its weights as safetensors; of random weights, these with the tokenizer that the model has. */
    private static Content model(AttentionSimulation simulation, ModelLibrary library) {
        Map<String, Content> files =
                ModelFiles.of(library.get(simulation.get(ReadingFields.MODEL)).files());
        if (files.remove(ModelFolder.ONNX) != null) {
            files.putAll(ModelFiles.of(
                    library.get(simulation.get(ReadingFields.MODEL)).model(), Map.of()));
        }
        if (simulation.get(ReadingFields.UNTRAINED)) {
            files.remove("MODEL_CARD.md");
            files.putAll(ModelFiles.of(
                    library.untrained(simulation.config()),
                    Map.of("seed", String.valueOf(ModelLibrary.UNTRAINED_SEED), "weights", "random, untrained")));
        }
        return Content.zip(files);
    }
}
