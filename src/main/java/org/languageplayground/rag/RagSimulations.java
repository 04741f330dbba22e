package org.languageplayground.rag;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.llm.ConfiguredLlm;
import org.languageplayground.rag.llm.LlmSession;
import org.languageplayground.ui.TabSimulations;
import org.springframework.stereotype.Service;

/** One student's simulations of this chapter, one a browser tab; the student's own documents, and the questions to an LLM that are left, are the same in all. */
@Service
@VaadinSessionScope
public class RagSimulations extends TabSimulations<RagSimulation> {

    public RagSimulations(KnowledgeBases bases, OwnLimits limits, WorkerPool pool, ConfiguredLlm llm) {
        super(first(bases, new OwnBase(limits, pool), llm));
    }

    private static Supplier<RagSimulation> first(KnowledgeBases bases, OwnBase own, ConfiguredLlm llm) {
        Optional<LlmSession> session = llm.available() ? Optional.of(llm.session()) : Optional.empty();
        return () -> new RagSimulation(bases, own, session.map(visitor -> new LlmTalk(llm, visitor)));
    }
}
