package org.languageplayground.finetuning.cost;

import java.util.List;
import org.languageplayground.finetuning.calculator.BaseModel;
import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.finetuning.calculator.Memory;
import org.languageplayground.finetuning.calculator.Method;
import org.languageplayground.finetuning.calculator.TrainingSettings;

/** What fine-tuning a published model costs: every number of the tab. */
public record CostReading(LoraPlan plan, TrainingSettings settings) {

    BaseModel model() {
        return plan.model();
    }

    /** Memory of LoRA as it is set. */
    Memory memory() {
        return Memory.ofLora(model(), plan.adapted(), plan.rank(), plan.saved(), settings);
    }

    /** Memory of training the model itself; its weights cannot be quantised then. */
    Memory fullMemory() {
        return Memory.of(Method.FULL, model(), plan.adapted(), plan.rank(), settings);
    }

    /** Bits that full fine-tuning stores a weight in. */
    int fullBits() {
        return 8 * settings.precision().computeBytes();
    }

    /** What a method costs, its base in 16 bit, QLoRA's in 4. */
    Cost cost(Method method) {
        long trained = method.parameters(model(), plan.adapted(), plan.rank());
        long all = model().parameters() + (method.addsNothing() ? 0 : trained);
        return new Cost(
                method,
                trained,
                100.0 * trained / all,
                Memory.compared(method, model(), plan.adapted(), plan.rank(), settings));
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
        return 8.0 * Memory.constants(model(), settings.precision()) / BaseModel.sum(model().linears());
    }
}
