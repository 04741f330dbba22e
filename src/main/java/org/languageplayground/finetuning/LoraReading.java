package org.languageplayground.finetuning;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.languageplayground.finetuning.calculator.BaseModel;
import org.languageplayground.finetuning.calculator.Memory;
import org.languageplayground.finetuning.calculator.Method;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModel;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.calculator.SquareLayer;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.finetuning.calculator.TrainableParameters;
import org.languageplayground.finetuning.calculator.TrainingSettings;
import org.languageplayground.finetuning.calculator.WeightMatrix;
import org.languageplayground.transformer.adapter.LoraSettings;

/** What follows from a state: every number of the page. */
record LoraReading(LoraState state) {

    BaseModel model() {
        return PublishedModels.find(state.preset())
                .<BaseModel>map(model -> model)
                .orElseGet(() -> new SquareLayer(state.width()));
    }

    /** Whether there is a whole model, not one layer. */
    boolean whole() {
        return model() instanceof PublishedModel;
    }

    /** Whether the published weights hold this matrix in one with others. */
    boolean fused(WeightMatrix matrix) {
        return Collections.frequency(
                        model().linears().stream().map(WeightMatrix::name).toList(), matrix.name())
                > 1;
    }

    /** Published matrices that hold an adapted matrix and others in one; a library adapts them as wholes. */
    List<WeightMatrix> adaptedInOne() {
        Set<String> names =
                adapted().stream().filter(this::fused).map(WeightMatrix::name).collect(Collectors.toSet());
        return model() instanceof PublishedModel model
                ? model.asPublished().stream()
                        .filter(matrix -> names.contains(matrix.name()))
                        .toList()
                : List.of();
    }

    /** The matrices that get an adapter; what is trained in full gets none. */
    List<WeightMatrix> adapted() {
        Set<Target> targets = EnumSet.noneOf(Target.class);
        targets.addAll(state.targets());
        if (state.saved()) {
            targets.remove(Target.EMBEDDINGS);
        }
        return model().adapted(targets);
    }

    /** Embeddings and head, where they are trained in full. */
    List<WeightMatrix> saved() {
        return state.saved() ? model().tables() : List.of();
    }

    /** Numbers in A and B of all adapted matrices. */
    long loraParameters() {
        return TrainableParameters.lora(adapted(), state.rank());
    }

    /** Numbers in the copies that are trained in full. */
    long savedParameters() {
        return BaseModel.sum(saved());
    }

    /** All numbers that are trained. */
    long trained() {
        return loraParameters() + savedParameters();
    }

    /** Of these, the numbers beside or instead of matrices of one kind. */
    long trained(Target target) {
        return TrainableParameters.lora(of(target, adapted()), state.rank()) + BaseModel.sum(of(target, saved()));
    }

    private static List<WeightMatrix> of(Target target, List<WeightMatrix> matrices) {
        return matrices.stream().filter(matrix -> matrix.target() == target).toList();
    }

    /** The base model and what was added to it. */
    long all() {
        return model().parameters() + trained();
    }

    /** What is trained of all, in percent. */
    double percent() {
        return 100.0 * trained() / all();
    }

    /** α/r, the factor on B·A. */
    double scale() {
        return scale(state.rank());
    }

    /** α/r at another rank. */
    double scale(int rank) {
        return LoraSettings.scale(state.alpha(), rank, false);
    }

    /** α/√r, rsLoRA's factor, at a rank. */
    double stableScale(int rank) {
        return LoraSettings.scale(state.alpha(), rank, true);
    }

    /** Whether A and B of some matrix hold as many numbers as the matrix itself, or more. */
    boolean savesNothing() {
        return adapted().stream()
                .anyMatch(matrix -> (long) state.rank() * (matrix.inputs() + matrix.outputs()) >= matrix.size());
    }

    TrainingSettings settings() {
        return new TrainingSettings(state.precision(), state.batch(), state.sequence(), state.checkpointing());
    }

    /** Memory of LoRA as it is set. */
    Memory memory() {
        return Memory.ofLora(model(), adapted(), state.rank(), saved(), settings());
    }

    /** Memory of training the model itself; its weights cannot be quantised then. */
    Memory fullMemory() {
        return Memory.of(Method.FULL, model(), adapted(), state.rank(), settings());
    }

    /** Bits that full fine-tuning stores a weight in. */
    int fullBits() {
        return 8 * settings().precision().computeBytes();
    }

    /** What a method costs, its base in 16 bit, QLoRA's in 4. */
    Cost cost(Method method) {
        long trained = method.parameters(model(), adapted(), state.rank());
        long all = model().parameters() + (method.addsNothing() ? 0 : trained);
        return new Cost(
                method,
                trained,
                100.0 * trained / all,
                Memory.compared(method, model(), adapted(), state.rank(), settings()));
    }

    /**
     * A method beside others.
     *
     * @param trained numbers that it trains
     * @param percent of all numbers
     * @param memory what it needs
     */
    record Cost(Method method, long trained, double percent, Memory memory) {}

    /** Every method that can fine-tune the model. */
    List<Cost> comparison() {
        return Method.of(model()).stream().map(this::cost).toList();
    }

    /** What a tool that counts stored bytes takes for the number of parameters, two numbers of 4 bit sharing a byte. */
    long countedByBytes() {
        BaseModel model = model();
        long linears = BaseModel.sum(model.linears());
        return model.parameters() - linears + linears / 2;
    }

    /** Bits of a constant's share in each quantised weight. */
    double constantBits() {
        Precision precision = state.precision();
        return 8.0 * Memory.constants(model(), precision) / BaseModel.sum(model().linears());
    }
}
