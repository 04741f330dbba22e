package org.languageplayground.finetuning;

import java.util.Map;
import org.languageplayground.finetuning.cost.CostFields;
import org.languageplayground.finetuning.cost.QuantizationExplorer;
import org.languageplayground.finetuning.teach.LiveTraining;
import org.languageplayground.finetuning.teach.TeachFields;
import org.languageplayground.finetuning.unknown.RlhfSimulation;
import org.languageplayground.finetuning.unknown.UnknownFields;
import org.languageplayground.finetuning.why.RankExplorer;
import org.languageplayground.finetuning.why.WhyFields;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.State;

/** One student's exploration of fine-tuning: what is set on the tabs, and the runs. */
final class LoraSimulation extends Simulation {
    private final LiveTraining training;
    private final RankExplorer explorer;
    private final QuantizationExplorer quantization;
    private final RlhfSimulation rlhf;

    LoraSimulation(
            LiveTraining training, RankExplorer explorer, QuantizationExplorer quantization, RlhfSimulation rlhf) {
        super(LoraFields.ALL);
        this.training = training;
        this.explorer = explorer;
        this.quantization = quantization;
        this.rlhf = rlhf;
        training.onChange(this::changed);
        rlhf.onChange(this::changed);
        quantization.onChange(this::changed);
        super.reset();
    }

    @Override
    protected State settle(State before, State wanted) {
        TeachFields.problem(wanted, training).ifPresent(reason -> tellAt(TeachFields.FACT, reason.key(), reason.arguments()));
        State fitting = CostFields.settle(WhyFields.settle(wanted, explorer, this::tell), this::tell);
        rlhf.show(UnknownFields.settings(fitting));
        return fitting;
    }
}
