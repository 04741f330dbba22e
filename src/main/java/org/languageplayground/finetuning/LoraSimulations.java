package org.languageplayground.finetuning;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.util.function.Supplier;
import org.languageplayground.compute.Job;
import org.languageplayground.compute.QuantizationEffects;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.cost.QuantizationExplorer;
import org.languageplayground.finetuning.teach.LiveTraining;
import org.languageplayground.finetuning.teach.TinyModel;
import org.languageplayground.finetuning.unknown.RlhfSimulation;
import org.languageplayground.finetuning.why.RankExplorer;
import org.languageplayground.ui.chapter.TabSimulations;
import org.springframework.stereotype.Service;

/** One student's simulations of this chapter, one a browser tab. */
@Service
@VaadinSessionScope
public class LoraSimulations extends TabSimulations<LoraSimulation> {

    public LoraSimulations(TinyModel tiny, WorkerPool pool, TunedModels tuned, QuantizationEffects effects) {
        super(ofOneStudent(tiny, pool, tuned, effects, new Object()));
    }

    private static Supplier<LoraSimulation> ofOneStudent(
            TinyModel tiny, WorkerPool pool, TunedModels tuned, QuantizationEffects effects, Object student) {
        return () -> new LoraSimulation(
                new LiveTraining(tiny, pool, student),
                new RankExplorer(tuned, work -> pool.submit(student, new Once(work))),
                new QuantizationExplorer(effects),
                new RlhfSimulation(effects::base, pool, student));
    }

    /** Work of one step that nobody waits for. */
    private record Once(Runnable work) implements Job {
        @Override
        public boolean step() {
            work.run();
            return false;
        }

        @Override
        public void changed() {}

        @Override
        public void failed(Throwable problem) {}
    }
}
