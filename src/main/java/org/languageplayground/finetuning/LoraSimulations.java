package org.languageplayground.finetuning;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.training.LiveTraining;
import org.languageplayground.finetuning.training.TinyModel;
import org.languageplayground.ui.TabSimulations;
import org.springframework.stereotype.Service;

/** One student's simulations of this chapter, one a browser tab. */
@Service
@VaadinSessionScope
public class LoraSimulations extends TabSimulations<LoraSimulation> {

    public LoraSimulations(TinyModel tiny, WorkerPool pool) {
        this(tiny, pool, new Object());
    }

    private LoraSimulations(TinyModel tiny, WorkerPool pool, Object student) {
        super(() -> new LoraSimulation(new LiveTraining(tiny, pool, student)));
    }
}
