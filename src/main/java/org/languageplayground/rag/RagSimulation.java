package org.languageplayground.rag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.languageplayground.rag.IndexCache.TooManyChunksException;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.Simulation;

/** One student's exploration of retrieval: the state set on the page, and what the question found. */
final class RagSimulation implements Simulation {
    /** A question beyond this many characters is cut. */
    static final int LONGEST_QUERY = 4_000;

    /** An index that takes longer is waited for outside of the request. */
    private static final long PATIENCE_MILLISECONDS = 250;

    private final KnowledgeBases bases;
    private final OwnBase own;
    private final Optional<LlmTalk> llm;
    private final Pipeline pipeline;
    private final List<Notice> notices = new ArrayList<>();
    private volatile Runnable onIndex = () -> {};
    private Consumer<StageTimes> onStage = times -> {};
    private RagState state;
    private Waiting waiting;
    private RagReading reading;
    private Evaluator evaluator;

    /** An index that is still being made. */
    private record Waiting(IndexCache cache, IndexCache.Key key, CompletableFuture<KnowledgeBase> index) {
        void leave() {
            cache.leave(key);
        }
    }

    /**
     * A tab's exploration, at the first scenario.
     *
     * @param llm the configured LLM, if there is one
     */
    RagSimulation(KnowledgeBases bases, OwnBase own, Optional<LlmTalk> llm) {
        this.bases = bases;
        this.own = own;
        this.llm = llm;
        pipeline = new Pipeline(bases.reader());
        reset();
    }

    @Override
    public void close() {
        cancel();
        stopEvaluation();
        llm.ifPresent(LlmTalk::cancel);
    }

    KnowledgeBases bases() {
        return bases;
    }

    RagState state() {
        return state;
    }

    OwnBase own() {
        return own;
    }

    /** What the question found; none while the index is being made, or where there is nothing to search or to ask. */
    Optional<RagReading> reading() {
        return Optional.ofNullable(reading).map(found -> llm().filter(talk -> byLlm())
                .map(talk -> talk.answered(found))
                .orElse(found));
    }

    private boolean byLlm() {
        return state.answerBy() == AnswerBy.LLM && !corpus().ofTheWorld();
    }

    /** The configured LLM, if there is one. */
    Optional<LlmTalk> llm() {
        return llm;
    }

    /** Chooses what answers from the chunks; the LLM does so only when it is asked. */
    void answerBy(AnswerBy answerBy) {
        change(state.withAnswerBy(answerBy));
    }

    /**
     * Sends the question and its chunks to the configured LLM, if there is one and anything was found.
     *
     * @param onChange called from any thread when there is something new
     */
    void askLlm(Runnable onChange) {
        if (byLlm() && reading != null && !reading.retrieved().isEmpty()) {
            llm.ifPresent(talk -> talk.ask(reading, onChange));
        }
    }

    /** Whether the index is still being made. */
    boolean indexing() {
        return waiting != null;
    }

    /** Measures every method, several sizes and the answers on the base's own questions. */
    void evaluate(Runnable onChange) {
        stopEvaluation();
        evaluator = Evaluator.start(own, bases, state, corpus(), onChange);
    }

    void stopEvaluation() {
        if (evaluator != null) {
            evaluator.cancel();
        }
    }

    /** The evaluation under way, or the last one. */
    Optional<Evaluator> evaluator() {
        return Optional.ofNullable(evaluator);
    }

    /** What a trial came to, if anyone has asked for it. */
    Optional<Outcome> outcome(Trial trial) {
        return bases.outcome(trial);
    }

    /** Calls back, from any thread, when an index that was waited for is done; at once where it is done already. */
    void whenIndexed(Runnable callback) {
        onIndex = callback;
        if (waiting != null && waiting.index().isDone()) {
            callback.run();
        }
    }

    /** Calls back as each stage of a question begins, with the times of those before it. */
    void whenStageBegins(Consumer<StageTimes> callback) {
        onStage = callback;
    }

    /** What has come up since the last call that the student should know. */
    List<Notice> takeNotices() {
        List<Notice> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    /** The documents of the chosen base. */
    Corpus corpus() {
        return corpus(state.base());
    }

    private Corpus corpus(BaseChoice choice) {
        return choice == BaseChoice.OWN ? own.corpus() : bases.corpus(choice).orElseThrow();
    }

    /** The bases that there are. */
    List<BaseChoice> choices() {
        return Arrays.stream(BaseChoice.values()).filter(this::offered).toList();
    }

    private boolean offered(BaseChoice choice) {
        return choice == BaseChoice.OWN
                ? own.limits().allowed()
                : bases.corpus(choice).isPresent();
    }

    private List<AnswerBy> answering() {
        return llm.isPresent() ? List.of(AnswerBy.values()) : List.of(AnswerBy.EXTRACTIVE);
    }

    private RagState first(BaseChoice choice) {
        return RagState.first(
                choice, Presets.of(corpus(choice)).stream().findFirst().orElse(""));
    }

    /** Back to the first scenario; own documents stay. */
    void reset() {
        change(first(BaseChoice.SENTENCES));
    }

    /** Takes the scenario of a link; whatever in it cannot be is said in a notice. */
    void restore(Map<String, List<String>> parameters) {
        RagUrl.Parsed parsed = RagUrl.read(parameters, state, this::offered, answering(), this::first);
        notices.addAll(parsed.notices());
        if (parsed.state().base() == BaseChoice.OWN && own.corpus().documents().isEmpty()) {
            notices.add(new Notice("session"));
        }
        query(parsed.state(), parsed.state().query());
    }

    /** Asks something else. */
    void query(String query) {
        query(state.withQuery(query), query);
        if (!RagUrl.holds(state.query())) {
            notices.add(new Notice("link", RagUrl.LONGEST_QUERY));
        }
    }

    private void query(RagState wanted, String query) {
        if (query.length() <= LONGEST_QUERY) {
            change(wanted);
            return;
        }
        notices.add(new Notice("long", query.length(), LONGEST_QUERY));
        int end = Character.isHighSurrogate(query.charAt(LONGEST_QUERY - 1)) ? LONGEST_QUERY - 1 : LONGEST_QUERY;
        change(wanted.withQuery(query.substring(0, end)));
    }

    /** Chooses another base, with chunks of its usual size; the base's own question gives way to the first of the new one. */
    void base(BaseChoice base) {
        boolean ownQuestion = state.query().isBlank()
                || Presets.of(corpus()).contains(state.query())
                || corpus().question(state.query()).isPresent();
        change(state.withBase(base, ownQuestion ? first(base).query() : state.query()));
    }

    void k(int k) {
        change(state.withK(Math.clamp(k, 1, RagState.MOST_CHUNKS)));
    }

    void method(Method method) {
        change(state.withMethod(method));
    }

    /** Sets the size of a chunk; where the overlap is more than half of it, it follows. */
    void size(int size) {
        int fitting = Math.clamp(size, RagState.LEAST_SIZE, RagState.GREATEST_SIZE);
        int most = RagState.greatestOverlap(fitting);
        RagState wanted = state.withSize(fitting);
        if (state.overlap() > most) {
            notices.add(new Notice("overlap", state.overlap(), fitting, most));
            wanted = wanted.withOverlap(most);
        }
        change(wanted);
    }

    void overlap(int overlap) {
        change(state.withOverlap(Math.clamp(overlap, 0, RagState.greatestOverlap(state.size()))));
    }

    /** Explains the score of a chunk, or none. */
    void open(int chunk) {
        state = state.withOpen(chunk);
        if (reading != null) {
            reading = reading.with(state);
        }
    }

    /** The own documents are other ones now. */
    void documentsChanged() {
        change(state.withBase(BaseChoice.OWN, state.query()));
    }

    /** Takes an index that was waited for; what else is set by now counts. */
    void resume() {
        change(state);
    }

    /** Waits for the index no longer. */
    void cancel() {
        if (waiting != null) {
            waiting.leave();
            waiting = null;
        }
    }

    /** Whatever else is asked now, an answer to something else is no longer waited for. */
    private void change(RagState wanted) {
        find(wanted);
        llm.ifPresent(talk -> talk.follow(Optional.ofNullable(reading).filter(found -> byLlm())));
    }

    private void find(RagState wanted) {
        Waiting before = waiting;
        state = wanted;
        waiting = null;
        reading = null;
        Corpus corpus = corpus();
        if (!corpus.documents().isEmpty() && !state.query().isBlank()) {
            IndexCache cache = state.base() == BaseChoice.OWN ? own.indexes() : bases.indexes();
            search(corpus, cache, new IndexCache.Key(corpus, state.size(), state.overlap()));
        }
        if (before != null) {
            before.leave();
        }
    }

    private void search(Corpus corpus, IndexCache cache, IndexCache.Key key) {
        CompletableFuture<KnowledgeBase> index = cache.get(key);
        try {
            read(corpus, index.get(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            Waiting now = new Waiting(cache, key, index);
            waiting = now;
            index.whenComplete((base, problem) -> {
                if (waiting == now) {
                    onIndex.run();
                }
            });
        } catch (ExecutionException e) {
            failed(e.getCause(), cache);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Corpus corpus, KnowledgeBase base) {
        if (state.open() >= base.chunks().size()) {
            state = state.withOpen(RagState.NONE);
            notices.add(new Notice("open"));
        }
        reading = pipeline.run(state, corpus, base, onStage);
    }

    private void failed(Throwable problem, IndexCache cache) {
        if (problem instanceof TooManyChunksException tooMany) {
            notices.add(new Notice("chunks", tooMany.chunks(), cache.mostChunks()));
        } else {
            throw new IllegalStateException("the index could not be made", problem);
        }
    }
}
