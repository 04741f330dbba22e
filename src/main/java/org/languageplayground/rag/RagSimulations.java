package org.languageplayground.rag;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.base.OwnBase;
import org.languageplayground.rag.base.OwnLimits;
import org.languageplayground.rag.evaluation.Outcomes;
import org.languageplayground.rag.llm.ConfiguredLlm;
import org.languageplayground.rag.llm.LlmSession;
import org.languageplayground.rag.llm.LlmTalk;
import org.languageplayground.rag.question.WorldReader;
import org.languageplayground.ui.TabSimulations;
import org.springframework.stereotype.Service;

/** One student's simulations of this chapter, one a browser tab; the student's own documents, and the questions to an LLM that are left, are the same in all. */
@Service
@VaadinSessionScope
public class RagSimulations extends TabSimulations<RagSimulation> {

    public RagSimulations(
            KnowledgeBases bases,
            Outcomes outcomes,
            WorldReader reader,
            OwnLimits limits,
            WorkerPool pool,
            ConfiguredLlm llm) {
        super(first(bases, outcomes, reader, new OwnBase(limits, pool), llm));
    }

    private static Supplier<RagSimulation> first(
            KnowledgeBases bases, Outcomes outcomes, WorldReader reader, OwnBase own, ConfiguredLlm llm) {
        Optional<LlmSession> session = llm.available() ? Optional.of(llm.session()) : Optional.empty();
        return () -> new RagSimulation(bases, outcomes, reader, own, session.map(visitor -> new LlmTalk(llm, visitor)));
    }
}
