package org.languageplayground.rag;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.util.function.Supplier;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.ui.TabSimulations;
import org.springframework.stereotype.Service;

/** One student's simulations of this chapter, one a browser tab; the student's own documents are the same in all. */
@Service
@VaadinSessionScope
public class RagSimulations extends TabSimulations<RagSimulation> {

    public RagSimulations(KnowledgeBases bases, OwnLimits limits, WorkerPool pool) {
        super(first(bases, new OwnBase(limits, pool)));
    }

    private static Supplier<RagSimulation> first(KnowledgeBases bases, OwnBase own) {
        return () -> new RagSimulation(bases, own);
    }
}
