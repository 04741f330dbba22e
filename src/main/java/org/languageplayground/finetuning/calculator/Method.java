package org.languageplayground.finetuning.calculator;

import java.util.List;
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
