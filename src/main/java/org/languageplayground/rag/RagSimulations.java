package org.languageplayground.rag;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.base.OwnBase;
import org.languageplayground.rag.base.OwnLimits;
import org.languageplayground.rag.llm.ConfiguredLlm;
import org.languageplayground.rag.llm.LlmSession;
import org.languageplayground.rag.llm.LlmTalk;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.rag.question.WorldReader;
import org.languageplayground.ui.chapter.TabSimulations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** One student's simulations of this chapter, one a browser tab; the student's own documents, and the questions to an LLM that are left, are the same in all. */
@Service
@VaadinSessionScope
public class RagSimulations extends TabSimulations<RagSimulation> {

    private final OwnBase own;

    @Autowired
    public RagSimulations(
            KnowledgeBases bases,
            WorldReader reader,
            OwnLimits limits,
            WorkerPool pool,
            Visitor visitor,
            ConfiguredLlm llm) {
        this(bases, reader, new OwnBase(limits, visitor, pool, bases.encoder()), visitor, llm);
    }

    private RagSimulations(KnowledgeBases bases, WorldReader reader, OwnBase own, Visitor visitor, ConfiguredLlm llm) {
        super(first(bases, reader, own, visitor, llm));
        this.own = own;
    }

    private static Supplier<RagSimulation> first(
            KnowledgeBases bases, WorldReader reader, OwnBase own, Visitor visitor, ConfiguredLlm llm) {
        Optional<LlmSession> session = llm.available() ? Optional.of(llm.session()) : Optional.empty();
        return () -> new RagSimulation(
                bases, reader, own, visitor, session.map(questions -> new LlmTalk(llm, questions, visitor)));
    }

    @Override
    public void closeAll() {
        super.closeAll();
        own.close();
    }
}
