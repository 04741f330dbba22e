package org.languageplayground.finetuning.calculator;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** A way to fine-tune a model. */
public enum Method {
    FULL,
    LORA,
    RSLORA,
    QLORA,
    DORA,
    LORA_FA,
    VERA,
    ADAPTERS,
    PREFIX,
    P_TUNING,
    PROMPT,
    IA3,
    BITFIT;

    /** Virtual tokens of prefix, prompt and P-tuning. */
    public static final int VIRTUAL_TOKENS = 20;
    /** Width of P-tuning's encoder. */
    public static final int ENCODER_WIDTH = 128;

    /** Whether the method puts something beside single matrices, so that one layer is enough for it. */
    boolean actsOnMatrices() {
        return switch (this) {
            case LORA, RSLORA, QLORA, DORA, LORA_FA, VERA -> true;
            case FULL, ADAPTERS, PREFIX, P_TUNING, PROMPT, IA3, BITFIT -> false;
        };
    }

    /** The matrices whose inputs the gradients of what it trains need: its own, or those with a trained A beside them. */
    List<WeightMatrix> needsInputs(BaseModel model, List<WeightMatrix> adapted) {
        return switch (this) {
            case FULL -> model.matrices();
            case LORA, RSLORA, QLORA, DORA -> adapted;
            case LORA_FA, VERA, ADAPTERS, PREFIX, P_TUNING, PROMPT, IA3, BITFIT -> List.of();
        };
    }

    /**
     * Numbers a token that it keeps beside an adapted matrix: what A makes of the input, from which B learns; and for factors on
     * the outputs, the outputs.
     */
    long keptBeside(WeightMatrix matrix, int r) {
        return switch (this) {
            case LORA, RSLORA, QLORA, LORA_FA -> r;
            case DORA, VERA -> (long) r + matrix.outputs();
            case FULL, ADAPTERS, PREFIX, P_TUNING, PROMPT, IA3, BITFIT -> 0;
        };
    }

    /**
     * Numbers a token that it keeps in a block beside that: a Houlsby adapter's input and its narrow numbers before and behind the
     * activation function, twice a block; what the factors of (IA)³ multiply.
     */
    long kept(PublishedModel model, int m) {
        return switch (this) {
            case ADAPTERS -> 2L * (model.width() + 2L * m);
            case IA3 -> 2L * model.keyValueWidth() + model.feedForward();
            case FULL, LORA, RSLORA, QLORA, DORA, LORA_FA, VERA, PREFIX, P_TUNING, PROMPT, BITFIT -> 0;
        };
    }

    /** Keys that every token sees beside those of the text. */
    int prefix() {
        return this == PREFIX ? VIRTUAL_TOKENS : 0;
    }

    /** Numbers that it adds and does not train: LoRA-FA's A, and VeRA's A and B, as large as its largest matrix asks. */
    long frozen(List<WeightMatrix> adapted, int r) {
        return switch (this) {
            case LORA_FA -> TrainableParameters.lora(adapted, r) - TrainableParameters.loraFa(adapted, r);
            case VERA -> (long) r * (widest(adapted, WeightMatrix::inputs) + widest(adapted, WeightMatrix::outputs));
            case FULL, LORA, RSLORA, QLORA, DORA, ADAPTERS, PREFIX, P_TUNING, PROMPT, IA3, BITFIT -> 0;
        };
    }

    private static long widest(List<WeightMatrix> adapted, ToIntFunction<WeightMatrix> width) {
        return adapted.stream().mapToInt(width).max().orElse(0);
    }

    /** Whether the method trains numbers that the model has already, and adds none. */
    public boolean addsNothing() {
        return this == FULL || this == BITFIT;
    }

    /** The methods that can fine-tune the model. */
    public static List<Method> of(BaseModel model) {
        return Stream.of(values())
                .filter(method -> model instanceof PublishedModel || method == FULL || method.actsOnMatrices())
                .toList();
    }

    /**
     * How many numbers it trains.
     *
     * @param adapted the matrices that get an adapter, for the methods that act on matrices
     * @param r their rank; also how many numbers a Houlsby adapter has at its narrowest
     * @throws IllegalArgumentException if the method needs a whole model and this is one layer
     */
    public long parameters(BaseModel model, List<WeightMatrix> adapted, int r) {
        return switch (this) {
            case FULL -> model.parameters();
            case LORA, RSLORA, QLORA -> TrainableParameters.lora(adapted, r);
            case DORA -> TrainableParameters.dora(adapted, r);
            case LORA_FA -> TrainableParameters.loraFa(adapted, r);
            case VERA -> TrainableParameters.vera(adapted, r);
            case BITFIT -> model.biases();
            case PROMPT -> TrainableParameters.prompt(model.width(), VIRTUAL_TOKENS);
            case P_TUNING -> TrainableParameters.pTuning(model.width(), VIRTUAL_TOKENS, ENCODER_WIDTH);
            case ADAPTERS -> TrainableParameters.adapters(whole(model).layers(), model.width(), r);
            case PREFIX ->
                TrainableParameters.prefix(whole(model).layers(), whole(model).keyValueWidth(), VIRTUAL_TOKENS);
            case IA3 ->
                TrainableParameters.ia3(
                        whole(model).layers(),
                        whole(model).keyValueWidth(),
                        whole(model).feedForward());
        };
    }

    private PublishedModel whole(BaseModel model) {
        if (model instanceof PublishedModel whole) {
            return whole;
        }
        throw new IllegalArgumentException(this + " needs a whole model, not one layer");
    }
}
