package org.languageplayground.rag.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.llm.LlmReply;
import org.languageplayground.rag.llm.LlmTalk;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.answer.CitedSentence;
import org.languageplayground.search.retrieval.Explanation;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.retrieval.Retriever;
import org.languageplayground.search.retrieval.VectorRetriever;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Span;
import org.languageplayground.world.Fact;

/**
 * What one question found.
 *
 * @param edits what the student has written in the place of passages
 * @param ranking the first hits, at least as many as are handed on if there are so many
 * @param unknown the words of the query that the base does not hold
 */
public record RagReading(
        Asked asked,
        Edits edits,
        Corpus corpus,
        KnowledgeBase base,
        List<Hit> ranking,
        List<String> unknown,
        Answer answer,
        StageTimes times) {

    /**
     * A line of the ranking.
     *
     * @param rank from 1; 0 for a chunk that the method did not find
     */
    public record Listed(int chunk, int rank, double score) {}

    private RagReading with(Answer newAnswer, StageTimes newTimes) {
        return new RagReading(asked, edits, corpus, base, ranking, unknown, newAnswer, newTimes);
    }

    /** With what the configured LLM makes of it, and the time of that. */
    public RagReading answeredBy(LlmTalk talk) {
        Optional<LlmReply> reply = talk.reply(asked.query(), passages());
        StageTimes others = times.without(Stage.LLM);
        reply.filter(LlmReply::running).ifPresent(now -> others.start(Stage.LLM));
        reply.filter(now -> now.status() == LlmReply.Status.WHOLE)
                .ifPresent(whole -> others.done(Stage.LLM, whole.nanos()));
        return with(new Answer.OfTheLlm(talk.host(), talk.model(), reply), others);
    }

    /** What is true, where the question asks for a fact of the invented world. */
    public Optional<Fact> truth() {
        return answer instanceof Answer.OfTheModel model ? model.truth() : Optional.empty();
    }

    /** What helps where the question cannot be answered. */
    public Guidance guidance() {
        return Guidance.on(this);
    }

    /** The hits that are handed on. */
    public List<Hit> retrieved() {
        return ranking.subList(0, Math.min(asked.k(), ranking.size()));
    }

    /** Their texts. */
    public List<String> passages() {
        return retrieved().stream().map(hit -> chunk(hit.chunk()).text()).toList();
    }

    public boolean isRetrieved(Listed listed) {
        return listed.rank() > 0 && listed.rank() <= asked.k();
    }

    /** The hits in order; in a base so small that all of it can be shown, then the chunks that were not found. */
    public List<Listed> listed() {
        List<Listed> listed = new ArrayList<>();
        for (int i = 0; i < Math.min(Pipeline.SHOWN, ranking.size()); i++) {
            listed.add(new Listed(ranking.get(i).chunk(), i + 1, ranking.get(i).score()));
        }
        if (!listed.isEmpty() && base.chunks().size() <= Pipeline.SHOWN) {
            Set<Integer> found = listed.stream().map(Listed::chunk).collect(Collectors.toSet());
            IntStream.range(0, base.chunks().size())
                    .filter(chunk -> !found.contains(chunk))
                    .forEach(chunk ->
                            listed.add(new Listed(chunk, 0, explanation(chunk).score())));
        }
        return listed;
    }

    Retriever retriever() {
        return base.retriever(asked.method());
    }

    public Explanation explanation(int chunk) {
        return retriever().explain(asked.query(), chunk);
    }

    public Chunk chunk(int number) {
        return base.chunks().get(number);
    }

    /** The words of a chunk by which the method finds it; where an encoder does, those most like the words of the question. */
    public List<Span> matches(int chunk) {
        return asked.method().needsEncoder()
                ? base.late().orElseThrow().found(asked.query(), chunk)
                : asked.method().analysis().matches(asked.query(), chunk(chunk).text());
    }

    /** Where the method sees question and chunks; for one that knows only words, where the best there is sees them. */
    public Optional<VectorRetriever> space() {
        return asked.method() == Method.LSA ? base.lsa().map(VectorRetriever.class::cast) : base.space();
    }

    /** The sentences of a chunk that the answer quotes. */
    public List<Span> cited(int chunk) {
        return answer instanceof Answer.Extracted extracted
                ? extracted.sentences().sentences().stream()
                        .filter(sentence -> sentence.chunk() == chunk)
                        .map(CitedSentence::span)
                        .toList()
                : List.of();
    }
}
