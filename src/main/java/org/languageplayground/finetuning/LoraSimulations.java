package org.languageplayground.finetuning;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import org.languageplayground.compute.QuantizationEffects;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.compute.Visitor;
import org.languageplayground.finetuning.category.CategoryTraining;
import org.languageplayground.finetuning.category.EncoderBits;
import org.languageplayground.finetuning.category.English;
import org.languageplayground.finetuning.cost.QuantizationExplorer;
import org.languageplayground.finetuning.teach.LiveTraining;
import org.languageplayground.finetuning.teach.TinyModel;
import org.languageplayground.finetuning.unknown.RlhfSimulation;
import org.languageplayground.finetuning.why.EncoderExplorer;
import org.languageplayground.finetuning.why.RankExplorer;
import org.languageplayground.ui.chapter.TabSimulations;
import org.springframework.stereotype.Service;

/** One student's simulations of this chapter, one a browser tab. */
@Service
@VaadinSessionScope
public class LoraSimulations extends TabSimulations<LoraSimulation> {

    public LoraSimulations(
            TinyModel tiny,
            English english,
            EncoderBits bits,
            Visitor visitor,
            TunedModels tuned,
            QuantizationEffects effects) {
        super(() -> {
            CategoryTraining categories = new CategoryTraining(english, visitor);
            return new LoraSimulation(
                    new LiveTraining(tiny, visitor),
                    categories,
                    new RankExplorer(tuned, visitor),
                    new EncoderExplorer(categories, visitor),
                    bits,
                    new QuantizationExplorer(effects),
                    new RlhfSimulation(effects::base, visitor));
        });
    }
}
