package org.languageplayground.finetuning.calculator;

import java.util.List;

/**
 * Bytes that fine-tuning needs, part by part.
 *
 * @param weights the model's own numbers with the constants of quantisation
 * @param adapter the numbers added to it, trained or not
 * @param gradients one a trained number
 * @param optimizer Adam's two moments, 32 bit each, a trained number
 * @param activations what is kept between forward and backward pass
 */
public record Memory(long weights, long adapter, long gradients, long optimizer, Activations activations) {
    /** Bytes of an adapter's number and of its gradient: PEFT keeps adapters in 32 bit. */
    public static final int ADAPTER_BYTES = 4;
    /** Bytes of Adam's two moments. */
    public static final int ADAM_BYTES = 8;

    /** All of them. */
    public long total() {
        return weights + adapter + gradients + optimizer + activations.total();
    }

    /**
     * What a method needs.
     *
     * @param adapted the matrices with an adapter
     * @param r its rank
     */
    public static Memory of(
            Method method, BaseModel model, List<WeightMatrix> adapted, int r, TrainingSettings settings) {
        long trained = method.parameters(model, adapted, r);
        Activations activations = Activations.of(method, model, adapted, List.of(), r, behind(method, settings));
        if (method.addsNothing()) {
            return ofOwn(model, trained, settings, activations);
        }
        return new Memory(
                weights(model, settings.precision()),
                ADAPTER_BYTES * (trained + method.frozen(adapted, r)),
                ADAPTER_BYTES * trained,
                ADAM_BYTES * trained,
                activations);
    }

    /**
     * LoRA beside tables that are trained in full: their copy is what is trained, the original stays.
     *
     * @param saved the matrices that are copied and trained, PEFT's {@code modules_to_save}
     */
    public static Memory ofLora(
            BaseModel model, List<WeightMatrix> adapted, int r, List<WeightMatrix> saved, TrainingSettings settings) {
        Memory lora = of(Method.LORA, model, adapted, r, settings);
        long copied = BaseModel.sum(saved);
        int bytes = settings.precision().computeBytes();
        return new Memory(
                lora.weights,
                lora.adapter + bytes * copied,
                lora.gradients + bytes * copied,
                lora.optimizer + ADAM_BYTES * copied,
                Activations.of(Method.LORA, model, adapted, saved, r, settings));
    }

    /** Training numbers of the model itself, which therefore cannot be quantised: 2 + 2 + 8 bytes each in 16 bit. */
    private static Memory ofOwn(BaseModel model, long trained, TrainingSettings settings, Activations activations) {
        long bytes = settings.precision().computeBytes();
        return new Memory(bytes * model.parameters(), 0, bytes * trained, ADAM_BYTES * trained, activations);
    }

    /** Virtual tokens in front of the text make it longer; a prefix is only seen by it. */
    private static TrainingSettings behind(Method method, TrainingSettings settings) {
        boolean longer = method == Method.PROMPT || method == Method.P_TUNING;
        return longer ? settings.longer(Method.VIRTUAL_TOKENS) : settings;
    }

    /** The model's weights with their constants. */
    public static long weights(BaseModel model, Precision precision) {
        return model.linears().stream().mapToLong(precision::weightBytes).sum()
                + constants(model, precision)
                + unquantised(model, precision);
    }

    /** The constants of quantisation. */
    public static long constants(BaseModel model, Precision precision) {
        return model.linears().stream().mapToLong(precision::constantBytes).sum();
    }

    /** What no precision quantises: embeddings, head, norms, biases. */
    public static long unquantised(BaseModel model, Precision precision) {
        return precision.computeBytes() * (BaseModel.sum(model.tables()) + model.others());
    }

    /** What a method needs beside the others: QLoRA on a base of 4 bit with double quantisation, all others on one of 16 bit. */
    public static Memory compared(
            Method method, BaseModel model, List<WeightMatrix> adapted, int r, TrainingSettings settings) {
        Precision precision = method == Method.QLORA ? Precision.BITS_4_DOUBLE : Precision.BITS_16;
        return of(method, model, adapted, r, settings.with(precision));
    }
}
