package org.languageplayground.rag.question;

import static org.languageplayground.rag.question.RagFields.ANSWER;
import static org.languageplayground.rag.question.RagFields.BASE;
import static org.languageplayground.rag.question.RagFields.K;
import static org.languageplayground.rag.question.RagFields.METHOD;
import static org.languageplayground.rag.question.RagFields.OPEN;
import static org.languageplayground.rag.question.RagFields.OTHER;
import static org.languageplayground.rag.question.RagFields.OVERLAP;
import static org.languageplayground.rag.question.RagFields.PASSAGE;
import static org.languageplayground.rag.question.RagFields.QUERY;
import static org.languageplayground.rag.question.RagFields.SIZE;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Work;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.base.BaseChoice.Kind;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.base.IndexProgress;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.base.OwnBase;
import org.languageplayground.rag.base.SharedFolder;
import org.languageplayground.rag.llm.LlmTalk;
import org.languageplayground.search.Method;
import org.languageplayground.search.reading.DocumentException;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.State;

/** One student's exploration of retrieval: what is asked, what the question found, and what is still under way. */
public final class RagSimulation extends Simulation {
    /** A text beyond this many characters is cut. */
    public static final int LONGEST_TEXT = 4_000;

    private final KnowledgeBases bases;
    private final OwnBase own;
    private final Visitor visitor;
    private final Optional<LlmTalk> llm;
    private final Lookup lookup;
    private Run<Double, Void> measuring;
    private Optional<News> news = Optional.empty();
    private boolean cut;
    private boolean untold;
    private boolean linked;

    /** What has come about without an act of the student. */
    public enum News {
        /** An index that was waited for is there. */
        INDEXED,
        /** So is one that was cut otherwise than the one before. */
        CUT,
        /** The configured LLM has come to an end. */
        ANSWERED,
        /** A base has been measured. */
        MEASURED
    }

    /**
     * A tab's exploration, at the first scenario.
     *
     * @param llm the configured LLM, if there is one
     */
    public RagSimulation(
            KnowledgeBases bases, WorldReader reader, OwnBase own, Visitor visitor, Optional<LlmTalk> llm) {
        super(RagFields.ALL);
        this.bases = bases;
        this.own = own;
        this.visitor = visitor;
        this.llm = llm;
        lookup = new Lookup(new Pipeline(reader), this::changed);
        reset();
    }

    @Override
    public void close() {
        bases.folders().leave(this);
        lookup.cancel();
        stopMeasuring();
        llm.ifPresent(LlmTalk::cancel);
    }

    /** Passages in a link belong to its own question, whatever was asked before. */
    @Override
    public void restore(Map<String, List<String>> parameters) {
        linked = true;
        super.restore(parameters);
        linked = false;
        if (get(BASE).kind() == Kind.OWN && corpus().documents().isEmpty()) {
            tell("rag.notice.session");
        }
    }

    @Override
    protected State settle(State before, State wanted) {
        State possible = possible(wanted);
        State next = fitting(before, linked ? possible : following(before, possible));
        cut = differ(before, next, BASE, SIZE, OVERLAP) || cut && lookup.waiting();
        find(next);
        return opened(next);
    }

    /** Without what this server does not offer. */
    private State possible(State wanted) {
        State possible = wanted;
        if (!choices().contains(wanted.get(BASE))) {
            BaseChoice folder = wanted.get(BASE);
            if (folder.kind() == Kind.FOLDER) {
                tell("rag.notice.folder", DocumentException.shortened(folder.folder()));
            } else {
                tell("ui.notice.url", BASE.key());
            }
            possible = possible.without(BASE);
        }
        if (!bases.methods().contains(wanted.get(METHOD))) {
            tell("rag.notice.encoder");
            possible = possible.without(METHOD);
        }
        if (wanted.get(ANSWER) == AnswerBy.LLM && llm.isEmpty()) {
            tell("ui.notice.url", ANSWER.key());
            possible = possible.without(ANSWER);
        }
        return possible;
    }

    /** Another base comes with chunks, method and question of its own; what was opened or edited belongs to what was found before. */
    private State following(State before, State wanted) {
        State next = wanted;
        if (!next.same(BASE, before)) {
            next = next.without(METHOD, SIZE, OVERLAP);
            boolean own = before.get(QUERY).isBlank() || corpus(before).offers(before.get(QUERY));
            next = own ? next.without(QUERY) : next;
        }
        if (differ(before, next, BASE, QUERY, SIZE, OVERLAP)) {
            next = next.without(OPEN);
        }
        if (differ(before, next, BASE, QUERY, SIZE, OVERLAP, METHOD, K)) {
            next = next.without(PASSAGE, OTHER);
        }
        return next;
    }

    private static boolean differ(State one, State other, Field<?>... fields) {
        return Arrays.stream(fields).anyMatch(field -> !one.same(field, other));
    }

    private State fitting(State before, State wanted) {
        State fitting = shortened(wanted, QUERY, wanted.get(QUERY), Function.identity());
        for (Field<Optional<String>> edited : List.of(PASSAGE, OTHER)) {
            fitting = shortened(fitting, edited, fitting.get(edited).orElse(""), Optional::of);
        }
        if (!before.leftOut().containsAll(fitting.leftOut())) {
            tell("rag.notice.link", RagFields.LONGEST_IN_LINK);
        }
        int overlap = RagFields.overlaps(fitting.get(SIZE)).fit(fitting.get(OVERLAP));
        if (overlap != fitting.get(OVERLAP)) {
            tell("rag.notice.overlap", fitting.get(OVERLAP), fitting.get(SIZE), overlap);
            fitting = fitting.with(OVERLAP, overlap);
        }
        return fitting;
    }

    private <T> State shortened(State wanted, Field<T> field, String text, Function<String, T> value) {
        if (text.length() <= LONGEST_TEXT) {
            return wanted;
        }
        tell("rag.notice.long", text.length(), LONGEST_TEXT);
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return wanted.with(field, value.apply(text.substring(0, end)));
    }

    private State opened(State wanted) {
        boolean beyond = lookup.reading()
                .filter(reading -> wanted.get(OPEN) >= reading.base().chunks().size())
                .isPresent();
        if (beyond) {
            tell("rag.notice.open");
        }
        return beyond ? wanted.without(OPEN) : wanted;
    }

    /** Whatever else is asked now, an answer to something else is no longer waited for. */
    private void find(State state) {
        boolean ownOnes = state.get(BASE).kind() == Kind.OWN;
        if (state.get(BASE).kind() == Kind.FOLDER) {
            bases.folders().listen(this, this::changed);
        } else {
            bases.folders().leave(this);
        }
        lookup.ask(Asked.in(state), Edits.in(state), corpus(state), ownOnes ? own.indexes() : bases.indexes());
        Optional<RagReading> found = lookup.reading().filter(reading -> byLlm(state));
        llm.ifPresent(talk -> found.ifPresentOrElse(
                reading -> talk.follow(reading.asked().query(), reading.passages()), talk::cancel));
    }

    @Override
    public void takeIn() {
        if (!lookup.seeks(corpus())) {
            become(state());
            news = Optional.of(News.INDEXED);
        } else if (lookup.takeIn(Edits.in(state()))) {
            news = Optional.of(cut ? News.CUT : News.INDEXED);
            cut &= lookup.waiting();
            become(state());
        } else if (llm.filter(LlmTalk::takeEnd).isPresent()) {
            news = Optional.of(News.ANSWERED);
        } else if (measuring != null && untold && measuring.over()) {
            untold = false;
            news = Optional.of(News.MEASURED);
        }
    }

    /** What has come about without an act of the student since the last call. */
    public Optional<News> takeNews() {
        Optional<News> taken = news;
        news = Optional.empty();
        return taken;
    }

    /** What the question found; none while the index is being made, or where there is nothing to search or to ask. */
    public Optional<RagReading> reading() {
        return lookup.reading().map(found -> llm.filter(talk -> byLlm(state()))
                .map(found::answeredBy)
                .orElse(found));
    }

    /** Why nothing was found, where there is no reading. */
    public Notice nothing() {
        return folder().filter(folder -> folder.corpus().documents().isEmpty())
                .map(RagSimulation::nothing)
                .orElseGet(lookup::nothing);
    }

    private static Notice nothing(SharedFolder folder) {
        return folder.read().isPresent()
                ? new Notice("rag.folder.empty")
                : folder.refused().orElseGet(() -> new Notice("rag.folder.coming"));
    }

    /** The shared folder that is searched, if it is one. */
    public Optional<SharedFolder> folder() {
        return bases.folders().folder(get(BASE));
    }

    /** What is asked now, whether or not it can be looked up. */
    public Asked asked() {
        return Asked.in(state());
    }

    /** Whether the index is still being made. */
    public boolean indexing() {
        return lookup.waiting();
    }

    /** How far the index is that is waited for. */
    public Optional<IndexProgress> progress() {
        return lookup.progress();
    }

    /** Why BM25 ranks the chunks in place of the method that is set; none where it does not. */
    public Optional<StandIn> standIn() {
        return lookup.standIn();
    }

    /** The ways to find chunks that this server has. */
    public List<Method> methods() {
        return bases.methods();
    }

    /** Waits for the index no longer. */
    public void cancel() {
        lookup.cancel();
    }

    private boolean byLlm(State state) {
        return state.get(ANSWER) == AnswerBy.LLM && !corpus(state).ofTheWorld();
    }

    /** The configured LLM, if there is one. */
    public Optional<LlmTalk> llm() {
        return llm;
    }

    /** Sends the question and its chunks to the configured LLM, if there is one and anything was found. */
    public void askLlm() {
        lookup.reading()
                .filter(reading -> byLlm(state()) && !reading.retrieved().isEmpty())
                .ifPresent(reading ->
                        llm.ifPresent(talk -> talk.ask(reading.asked().query(), reading.passages(), this::changed)));
    }

    /**
     * Measures the base in place of what was being measured.
     *
     * @param work tells as its progress how much is done, 0 to 1
     */
    public void measure(Work<Double, Void> work) {
        stopMeasuring();
        untold = true;
        measuring = visitor.run(work, this::changed);
    }

    public void stopMeasuring() {
        untold = false;
        if (measuring != null) {
            measuring.cancel();
        }
    }

    /** The measuring under way, or the last one. */
    public Optional<Run<Double, Void>> measuring() {
        return Optional.ofNullable(measuring);
    }

    /** The student's own documents. */
    public OwnBase own() {
        return own;
    }

    /** The own documents are other ones now. */
    public void documentsChanged() {
        become(state().with(BASE, BaseChoice.OWN).without(OPEN, PASSAGE, OTHER));
    }

    /** The documents of the chosen base. */
    public Corpus corpus() {
        return corpus(state());
    }

    private Corpus corpus(State state) {
        BaseChoice choice = state.get(BASE);
        return choice.kind() == Kind.OWN
                ? own.corpus()
                : bases.corpus(choice)
                        .or(() -> bases.corpus(BaseChoice.GAZETTEER))
                        .orElseThrow();
    }

    /** The bases that there are. */
    public List<BaseChoice> choices() {
        return Stream.concat(
                        bases.folders().choices().stream(),
                        BaseChoice.everywhere().stream()
                                .filter(choice -> choice.kind() != Kind.OWN
                                        || own.limits().uploads()))
                .toList();
    }
}
