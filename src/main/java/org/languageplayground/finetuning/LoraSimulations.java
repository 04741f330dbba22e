package org.languageplayground.finetuning;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import org.languageplayground.compute.QuantizationEffects;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.finetuning.quantization.QuantizationExplorer;
import org.languageplayground.finetuning.spectrum.RankExplorer;
import org.languageplayground.ui.TabSimulations;
import org.springframework.stereotype.Service;

/** One student's simulations of this chapter, one a browser tab. */
@Service
@VaadinSessionScope
public class LoraSimulations extends TabSimulations<LoraSimulation> {

    public LoraSimulations(TunedModels tuned, QuantizationEffects effects) {
        super(() -> new LoraSimulation(new RankExplorer(tuned), new QuantizationExplorer(effects)));
    }
}
