package org.languageplayground.rag.question;

import java.util.List;
import java.util.Optional;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.question.Answer.Extracted;
import org.languageplayground.rag.question.Answer.Grounded;
import org.languageplayground.rag.question.Answer.OfTheModel;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.answer.ExtractiveAnswer;
import org.languageplayground.search.retrieval.EmbeddedQuery;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.world.AskedFact;
import org.languageplayground.world.Fact;

/** Takes a question through its stages: read, embed, retrieve, answer. */
public final class Pipeline {
    /** How many hits are shown, retrieved or not. */
    public static final int SHOWN = 10;

    private final WorldReader reader;

    Pipeline(WorldReader reader) {
        this.reader = reader;
    }

    /** Runs all stages, one after the other, and takes their times. */
    RagReading run(Asked asked, Edits edits, Corpus corpus, KnowledgeBase base) {
        StageTimes times = new StageTimes();
        List<String> unknown = times.measure(Stage.QUERY, () -> base.unknown(asked.query()));
        EmbeddedQuery embedded =
                times.measure(Stage.EMBED, () -> base.retriever(asked.method()).embed(asked.query()));
        List<Hit> ranking = times.measure(Stage.RETRIEVE, () -> embedded.search(Math.max(SHOWN, asked.k())));
        return answered(asked, edits, corpus, base, ranking, unknown, times);
    }

    /** The same question with the passages as the student has edited them. */
    RagReading again(RagReading found, Edits edits) {
        return answered(
                found.asked(), edits, found.corpus(), found.base(), found.ranking(), found.unknown(), found.times());
    }

    private RagReading answered(
            Asked asked,
            Edits edits,
            Corpus corpus,
            KnowledgeBase base,
            List<Hit> ranking,
            List<String> unknown,
            StageTimes times) {
        List<Integer> retrieved =
                ranking.stream().limit(asked.k()).map(Hit::chunk).toList();
        Answer answer;
        if (corpus.ofTheWorld()) {
            Optional<Grounded> grounded =
                    times.measure(Stage.LLM, () -> grounded(retrieved, edits.retrieved(), asked.query(), base));
            answer = beside(grounded, edits, asked, base);
        } else {
            answer = times.measure(Stage.LLM, () -> new Extracted(ExtractiveAnswer.of(asked.query(), retrieved, base)));
        }
        return new RagReading(asked, edits, corpus, base, ranking, unknown, answer, times);
    }

    private Answer beside(Optional<Grounded> retrieved, Edits edits, Asked asked, KnowledgeBase base) {
        Optional<Fact> truth = AskedFact.of(asked.query());
        int wrong =
                truth.flatMap(fact -> WrongChunk.of(asked.query(), fact, base)).orElse(RagFields.NONE);
        List<Integer> chunks = wrong == RagFields.NONE ? List.of() : List.of(wrong);
        return new OfTheModel(
                reader.answer(List.of(), asked.query()),
                retrieved,
                grounded(chunks, edits.wrong(), asked.query(), base),
                wrong,
                truth);
    }

    private Optional<Grounded> grounded(
            List<Integer> chunks, Optional<String> edited, String query, KnowledgeBase base) {
        if (chunks.isEmpty()) {
            return Optional.empty();
        }
        Passage passage = edited.map(text -> new Passage(List.of(text), true))
                .orElseGet(() -> new Passage(
                        chunks.stream()
                                .map(chunk -> base.chunks().get(chunk).text())
                                .toList(),
                        false));
        return Optional.of(new Grounded(passage, reader.answer(passage.texts(), query)));
    }
}
