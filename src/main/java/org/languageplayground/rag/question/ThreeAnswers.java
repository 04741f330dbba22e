package org.languageplayground.rag.question;

import java.util.concurrent.CompletableFuture;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.base.IndexCache;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.ui.chapter.State;
import org.springframework.stereotype.Service;

/** The tiny model's answers to a question by heart, with the right page of the gazetteer, and with a wrong one, as chapter 3 first shows them. */
@Service
public class ThreeAnswers {
    private final KnowledgeBases bases;
    private final Pipeline pipeline;

    public ThreeAnswers(KnowledgeBases bases, WorldReader reader) {
        this.bases = bases;
        pipeline = new Pipeline(reader);
    }

    /** Answers a question as soon as the gazetteer is indexed. */
    public CompletableFuture<Answer.OfTheModel> ask(String question) {
        Asked asked = Asked.in(State.first(RagFields.ALL)
                .with(RagFields.BASE, BaseChoice.GAZETTEER)
                .with(RagFields.QUERY, question));
        Corpus gazetteer = bases.corpus(BaseChoice.GAZETTEER).orElseThrow();
        return bases.indexes()
                .get(new IndexCache.Key(gazetteer, asked.size(), asked.overlap()))
                .whole()
                .thenApply(base -> (Answer.OfTheModel)
                        pipeline.run(asked, Edits.NONE, gazetteer, base).answer());
    }
}
