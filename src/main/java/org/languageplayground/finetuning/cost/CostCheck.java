package org.languageplayground.finetuning.cost;

import java.util.List;
import org.languageplayground.finetuning.calculator.BaseModel;
import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.finetuning.calculator.Memory;
import org.languageplayground.finetuning.calculator.TrainingSettings;
import org.languageplayground.finetuning.calculator.WeightMatrix;
import org.languageplayground.finetuning.cost.CostReading.Cost;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;

/** What the counts and bytes are made from: the shapes of a model's matrices, and what is set. */
final class CostCheck {
    static final CheckFile<Simulation> FILE = new CheckFile<>(
            "lora.check.cost.",
            "cost.json",
            simulation -> Content.json(Numbers.of(CostFields.reading(simulation.state()))));

    private CostCheck() {}

    /**
     * The numbers in full.
     *
     * @param model as it is published
     * @param matrices of the model, y = W x with W {@code [outputs][inputs]}
     * @param others numbers of the model in no matrix
     * @param adapted the matrices with an adapter beside them
     * @param savedParameters trained in full beside the adapters
     */
    private record Numbers(
            BaseModel model,
            List<WeightMatrix> matrices,
            long others,
            List<WeightMatrix> adapted,
            int rank,
            TrainingSettings settings,
            long parameters,
            long loraParameters,
            long savedParameters,
            double percent,
            Memory memory,
            Memory fullMemory,
            List<Cost> comparison) {
        static Numbers of(CostReading reading) {
            LoraPlan plan = reading.plan();
            BaseModel model = plan.model();
            return new Numbers(
                    model,
                    model.matrices(),
                    model.others(),
                    plan.adapted(),
                    plan.rank(),
                    reading.settings(),
                    model.parameters(),
                    plan.loraParameters(),
                    plan.savedParameters(),
                    plan.percent(),
                    reading.memory(),
                    reading.fullMemory(),
                    reading.comparison());
        }
    }
}
