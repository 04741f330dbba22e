package org.languageplayground.rag;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.ui.TabSimulations;
import org.springframework.stereotype.Service;

/** One student's simulations of this chapter, one a browser tab; the student's own documents are the same in all. */
@Service
@VaadinSessionScope
public class RagSimulations extends TabSimulations<RagSimulation> {

    public RagSimulations(KnowledgeBases bases, OwnLimits limits, WorkerPool pool) {
        this(bases, new OwnBase(limits, pool));
    }

    private RagSimulations(KnowledgeBases bases, OwnBase own) {
        super(() -> new RagSimulation(bases, own));
    }
}
