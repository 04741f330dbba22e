package org.languageplayground.finetuning;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import org.languageplayground.compute.QuantizationEffects;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.compute.Visitor;
import org.languageplayground.finetuning.quantization.QuantizationExplorer;
import org.languageplayground.finetuning.rlhf.RlhfSimulation;
import org.languageplayground.finetuning.spectrum.RankExplorer;
import org.languageplayground.finetuning.training.LiveTraining;
import org.languageplayground.finetuning.training.TinyModel;
import org.languageplayground.ui.TabSimulations;
import org.springframework.stereotype.Service;

/** One student's simulations of this chapter, one a browser tab. */
@Service
@VaadinSessionScope
public class LoraSimulations extends TabSimulations<LoraSimulation> {

    public LoraSimulations(TinyModel tiny, Visitor visitor, TunedModels tuned, QuantizationEffects effects) {
        super(() -> new LoraSimulation(
                new LiveTraining(tiny, visitor),
                new RankExplorer(tuned, visitor),
                new QuantizationExplorer(effects),
                new RlhfSimulation(effects::base, visitor)));
    }
}
