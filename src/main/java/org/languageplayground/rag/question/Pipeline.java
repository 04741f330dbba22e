package org.languageplayground.rag.question;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.question.Answer.Extracted;
import org.languageplayground.rag.question.Answer.OfTheModel;
import org.languageplayground.rag.question.WorldReader.Said;
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

    private static final int WRONG_CANDIDATES = 50;

    private final WorldReader reader;

    public Pipeline(WorldReader reader) {
        this.reader = reader;
    }

    /**
     * Runs all stages, one after the other, and takes their times.
     *
     * @param onStage called as each stage begins, with the times of those before it
     */
    public RagReading run(RagState state, Corpus corpus, KnowledgeBase base, Consumer<StageTimes> onStage) {
        StageTimes times = new StageTimes(onStage);
        List<String> unknown = times.measure(Stage.QUERY, () -> base.unknown(state.query()));
        EmbeddedQuery embedded =
                times.measure(Stage.EMBED, () -> base.retriever(state.method()).embed(state.query()));
        List<Hit> ranking = times.measure(Stage.RETRIEVE, () -> embedded.search(Math.max(SHOWN, state.k())));
        List<Integer> retrieved =
                ranking.stream().limit(state.k()).map(Hit::chunk).toList();
        Answer answer;
        if (corpus.ofTheWorld()) {
            Optional<Said> said = times.measure(
                    Stage.LLM,
                    () -> retrieved.isEmpty()
                            ? Optional.empty()
                            : Optional.of(reader.answer(texts(retrieved, base), state.query())));
            answer = beside(said, state, base);
        } else {
            answer = times.measure(Stage.LLM, () -> new Extracted(ExtractiveAnswer.of(state.query(), retrieved, base)));
        }
        return new RagReading(state, corpus, base, ranking, unknown, answer, times);
    }

    private Answer beside(Optional<Said> retrieved, RagState state, KnowledgeBase base) {
        Optional<Fact> truth = AskedFact.of(state.query());
        int wrong = truth.map(fact -> wrongChunk(fact, state, base)).orElse(RagState.NONE);
        return new OfTheModel(
                reader.answer(List.of(), state.query()),
                retrieved,
                wrong == RagState.NONE
                        ? Optional.empty()
                        : Optional.of(reader.answer(texts(List.of(wrong), base), state.query())),
                wrong,
                truth);
    }

    /** The best hit on the page of another country. */
    private static int wrongChunk(Fact asked, RagState state, KnowledgeBase base) {
        return base.retriever(state.method()).search(state.query(), WRONG_CANDIDATES).stream()
                .map(Hit::chunk)
                .filter(chunk -> !base.chunks().get(chunk).document().id().equals(asked.country()))
                .findFirst()
                .orElse(RagState.NONE);
    }

    private static List<String> texts(List<Integer> chunks, KnowledgeBase base) {
        return chunks.stream().map(chunk -> base.chunks().get(chunk).text()).toList();
    }
}
