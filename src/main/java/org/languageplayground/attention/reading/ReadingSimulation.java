package org.languageplayground.attention.reading;

import static org.languageplayground.attention.reading.ReadingFields.HEAD;
import static org.languageplayground.attention.reading.ReadingFields.LAYER;
import static org.languageplayground.attention.reading.ReadingFields.MODEL;
import static org.languageplayground.attention.reading.ReadingFields.OFF;
import static org.languageplayground.attention.reading.ReadingFields.SELECTED;
import static org.languageplayground.attention.reading.ReadingFields.SENTENCE;
import static org.languageplayground.attention.reading.ReadingFields.TEMPERATURE;
import static org.languageplayground.attention.reading.ReadingFields.UNTRAINED;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.SentenceVectors;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.Tokenizer;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Candidates.Candidate;
import org.languageplayground.transformer.measure.Cosine;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;

/**
 * One student's sentence as a model reads it, on the stage that all tabs share: its tokens, and what the model makes of them. Numbers come from the shared
 * cache of forward passes; the simulation itself keeps no matrix.
 */
public abstract class ReadingSimulation extends Simulation {
    private static final int MOST_WORDS = 5;

    private final ModelLibrary library;
    private final TraceCache traces;
    private TokenizedText text = TokenizedText.NONE;
    /** What the model makes of the text as things are set, once it was asked for. */
    private Output output;
    /** The pass as things are set: a crowd may drop it from the cache between two questions of one answer. */
    private WeakReference<Trace> whole = new WeakReference<>(null);

    private record Output(Optional<Said> said, Optional<List<Likeness>> likeness) {}

    /**
     * A simulation of a page on which these can be set, {@link ReadingFields#ALL} among them. It reads nothing before {@link #reset()}.
     */
    protected ReadingSimulation(List<Field<?>> fields, ModelLibrary library, TraceCache traces) {
        super(fields);
        this.library = library;
        this.traces = traces;
    }

    @Override
    public void reset() {
        text = TokenizedText.NONE;
        super.reset();
    }

    /** Places in a link are places in its own sentence, wherever the words chosen before may stand there. */
    @Override
    public void restore(Map<String, List<String>> parameters) {
        text = TokenizedText.NONE;
        super.restore(parameters);
    }

    @Override
    protected State settle(State before, State wanted) {
        output = null;
        whole.clear();
        State known = withKnownModel(wanted);
        boolean sameText = known.same(SENTENCE, before) && known.same(MODEL, before) && text != TokenizedText.NONE;
        State read = sameText ? known : read(before, known);
        return withSelection(withLayerAndHead(read));
    }

    private State withKnownModel(State wanted) {
        if (library.contains(wanted.get(MODEL))) {
            return wanted;
        }
        tell("ui.notice.url", MODEL.key());
        return wanted.without(MODEL);
    }

    /** Reads the sentence; the words chosen stay chosen, wherever they stand now. */
    private State read(State before, State wanted) {
        LoadedModel model = library.get(wanted.get(MODEL));
        TokenizedText old = text;
        text = TokenizedText.read(
                wanted.get(SENTENCE),
                model.tokenizer(),
                model.model().weights().head() != null,
                traces.mostTokens(model.model().config()),
                this::tell);
        State read = wanted.get(SENTENCE).equals(text.text()) ? wanted : wanted.with(SENTENCE, text.text());
        if (read.leftOut().contains(SENTENCE)) {
            tell("attention.notice.link");
        }
        if (old == TokenizedText.NONE) {
            return read;
        }
        List<Integer> again = text.find(old, before.get(SELECTED));
        return again.isEmpty() ? read.without(SELECTED) : read.with(SELECTED, again);
    }

    /** Layers and heads that the model does not have are left for the nearest it has, and this is said. */
    private State withLayerAndHead(State wanted) {
        TransformerConfig config = library.get(wanted.get(MODEL)).model().config();
        State fitting = wanted;
        if (wanted.get(LAYER) >= config.layers()) {
            tell("attention.notice.layer", wanted.get(LAYER) + 1, config.layers());
            fitting = fitting.with(LAYER, config.layers() - 1);
        }
        if (wanted.get(HEAD).number() >= config.heads()) {
            tell("attention.notice.head", wanted.get(HEAD).number() + 1, config.heads());
            fitting = fitting.with(HEAD, HeadChoice.MEAN);
        }
        return withOff(fitting, config);
    }

    private State withOff(State wanted, TransformerConfig config) {
        Set<Head> there = wanted.get(OFF).stream()
                .filter(head -> head.layer() < config.layers() && head.head() < config.heads())
                .collect(Collectors.toUnmodifiableSet());
        if (there.size() < wanted.get(OFF).size()) {
            tell("attention.notice.off", config.layers(), config.heads());
        }
        return there.equals(wanted.get(OFF)) ? wanted : wanted.with(OFF, there);
    }

    /** Some token is always chosen, as long as there is one: the blank, or the last word. */
    private State withSelection(State wanted) {
        List<Integer> there = wanted.get(SELECTED).stream()
                .filter(token -> token < text.size())
                .toList();
        if (there.size() < wanted.get(SELECTED).size()) {
            tell("attention.notice.selection", text.size());
        }
        if (there.isEmpty() && text.size() > 0) {
            return wanted.with(
                    SELECTED, List.of(text.place(config(wanted).architecture().causal())));
        }
        return there.equals(wanted.get(SELECTED)) ? wanted : wanted.with(SELECTED, there);
    }

    /** Chooses a token alone, or adds it to those chosen; one of several that is added again is let go. */
    public void select(int token, boolean add) {
        if (token < 0 || token >= text.size()) {
            return;
        }
        TreeSet<Integer> selected = new TreeSet<>(add ? get(SELECTED) : List.of());
        if (!selected.add(token) && selected.size() > 1) {
            selected.remove(token);
        }
        set(SELECTED, List.copyOf(selected));
    }

    /** Puts a blank in the place of the chosen words, for a model that fills blanks. */
    public void cover() {
        set(SENTENCE, text.covered(get(SELECTED)));
        set(SELECTED, List.of(text.place(config().architecture().causal())));
    }

    public Mode mode() {
        if (get(UNTRAINED)) {
            return Mode.UNTRAINED;
        }
        return config().architecture().causal() ? Mode.GPT : Mode.BERT;
    }

    /**
     * Switches to the shipped model of that mode with as many heads as now, or with the first ones; of BERT to the English encoder,
     * where there is one. Random weights take the shape of the tiny model looked at before, so that they can be compared with it.
     */
    public void mode(Mode mode) {
        State wanted = (english() ? state().without(LAYER, HEAD, OFF) : state().without(OFF))
                .with(UNTRAINED, mode == Mode.UNTRAINED);
        if (mode == Mode.BERT && library.contains(EnglishEncoder.NAME)) {
            wanted = wanted.with(MODEL, EnglishEncoder.NAME)
                    .with(LAYER, ReadingFields.ENGLISH_LAYER)
                    .with(HEAD, ReadingFields.ENGLISH_HEAD);
        } else {
            boolean masked = mode == Mode.BERT
                    || mode == Mode.UNTRAINED && !config().architecture().causal();
            int heads = hasSiblings() ? config().heads() : ReadingFields.FIRST_HEADS;
            wanted = wanted.with(MODEL, masked ? ShippedModels.masked(heads) : ShippedModels.causal(heads));
        }
        become(wanted);
    }

    /**
     * Takes a sentence that was made for the model.
     *
     * @param word the token that is looked at first; where the sentence has none, the blank or the last word
     */
    public void example(String sentence, String word) {
        become(state().with(SENTENCE, sentence).without(SELECTED));
        int place = tokens().indexOf(word);
        if (place >= 0) {
            select(place, false);
        }
    }

    /** Puts a text that the model has written on the stage, and looks at its blank, or at its last word. */
    public void write(String sentence) {
        become(state().with(SENTENCE, sentence).without(SELECTED));
        become(state().without(SELECTED));
    }

    /** Whether the model writes on at the end of a text, and sees nothing of what follows. */
    public boolean causal() {
        return config().architecture().causal();
    }

    /** Whether the model knows English, not the invented world. */
    public boolean english() {
        return get(MODEL).equals(EnglishEncoder.NAME);
    }

    /** Switches to the shipped model with that many heads. */
    public void heads(int heads) {
        boolean causal = config().architecture() == Architecture.GPT2;
        set(MODEL, causal ? ShippedModels.causal(heads) : ShippedModels.masked(heads));
    }

    /** Whether the model is one of a row trained with 1, 2, 4 and 8 heads. */
    public boolean hasSiblings() {
        return ShippedModels.names().contains(get(MODEL));
    }

    public TransformerConfig config() {
        return config(state());
    }

    private TransformerConfig config(State state) {
        return library.get(state.get(MODEL)).model().config();
    }

    /** The position vectors of the model, {@code [context][width]}. */
    public Matrix positionVectors() {
        return model().weights().positions();
    }

    /** The model that reads, with random weights where that is set. */
    public Transformer model() {
        return get(UNTRAINED)
                ? library.untrained(config())
                : library.get(get(MODEL)).model();
    }

    /** The factor on the scores. */
    public float scale() {
        return (float) (get(TEMPERATURE) * config().defaultScale());
    }

    /** The sentence as the model reads it. */
    public TokenizedText text() {
        return text;
    }

    /** The model chosen, whose weights may be other ones than those that read: see {@link #model()}. */
    public LoadedModel loaded() {
        return library.get(get(MODEL));
    }

    /** What turns words into tokens of the model, and back. */
    public Tokenizer tokenizer() {
        return loaded().tokenizer();
    }

    public List<String> tokens() {
        return text.tokens();
    }

    /** Whether there is any token to look at. */
    public boolean empty() {
        return text.size() == 0;
    }

    /**
     * What the model makes of the tokens as things are set.
     *
     * @throws IllegalStateException if there is no token
     */
    public Reading reading() {
        if (empty()) {
            throw new IllegalStateException("there is no token to read");
        }
        return new Reading(config(), tokens(), whole(), state());
    }

    private Trace whole() {
        Trace known = whole.get();
        if (known == null) {
            known = trace(get(OFF));
            whole = new WeakReference<>(known);
        }
        return known;
    }

    /** A forward pass of the sentence at the temperature set, some heads switched off. */
    public Trace trace(Set<Head> switchedOff) {
        TraceCache.Key key = key(switchedOff);
        return traces.get(key, () -> key.model().forward(text.batch(), key.settings()));
    }

    private TraceCache.Key key(Set<Head> switchedOff) {
        return new TraceCache.Key(model(), text.batch().ids(), settings(switchedOff));
    }

    /** A forward pass of another sentence by the same model, as things are set. */
    public Trace trace(TokenBatch other) {
        Transformer model = model();
        AttentionSettings settings = settings(Set.of());
        return traces.get(new TraceCache.Key(model, other.ids(), settings), () -> model.forward(other, settings));
    }

    private AttentionSettings settings(Set<Head> switchedOff) {
        return new AttentionSettings(scale(), switchedOff);
    }

    /** What the model's head would read of the sentence, just these heads switched off, {@code [tokens][width]}; below the first change nothing differs. */
    private Matrix hidden(Trace whole, Set<Head> switchedOff) {
        Set<Head> now = whole.settings().switchedOff();
        return Stream.concat(switchedOff.stream(), now.stream())
                .filter(head -> !(switchedOff.contains(head) && now.contains(head)))
                .mapToInt(Head::layer)
                .min()
                .stream()
                .mapToObj(first -> model().hidden(whole.batch(), settings(switchedOff), first, whole.residual(first)))
                .findFirst()
                .orElseGet(whole::finalHidden);
    }

    /** What the model says next, or puts in the blank; nothing where it has no head for words, or there is no blank. */
    public Optional<Said> said() {
        return output().said();
    }

    /** How near some sentences are to the student's own, where the model makes vectors of sentences and says no words. */
    public Optional<List<Likeness>> likeness() {
        return output().likeness();
    }

    private Output output() {
        if (output == null) {
            output = new Output(say(), compare());
        }
        return output;
    }

    private Optional<Said> say() {
        boolean causal = config().architecture().causal();
        if (empty()
                || model().weights().head() == null
                || !causal && text.blanks().isEmpty()) {
            return Optional.empty();
        }
        int place = causal ? text.size() - 1 : blank();
        List<Said.Word> now = words(place, get(OFF));
        List<Said.Word> before = get(OFF).isEmpty() ? now : words(place, Set.of());
        return Optional.of(new Said(place, now, words(place, withoutShown()), before));
    }

    private Optional<List<Likeness>> compare() {
        if (empty() || model().weights().head() != null) {
            return Optional.empty();
        }
        double[] cosines = cosines(get(OFF));
        double[] without = cosines(withoutShown());
        double[] before = get(OFF).isEmpty() ? cosines : cosines(Set.of());
        return Optional.of(IntStream.range(0, cosines.length)
                .mapToObj(i -> new Likeness(get(ReadingFields.COMPARED.get(i)), cosines[i], without[i], before[i]))
                .toList());
    }

    private double[] cosines(Set<Head> switchedOff) {
        Trace whole = whole();
        float[] own = vector(whole.batch(), switchedOff, () -> hidden(whole, switchedOff));
        return ReadingFields.COMPARED.stream()
                .map(this::get)
                .mapToDouble(other -> other.isBlank() ? Double.NaN : Cosine.of(own, vector(other, switchedOff)))
                .toArray();
    }

    private float[] vector(String sentence, Set<Head> switchedOff) {
        TokenBatch batch = tokens(sentence).batch();
        return vector(batch, switchedOff, () -> model().hidden(batch, settings(switchedOff)));
    }

    private float[] vector(TokenBatch batch, Set<Head> switchedOff, Supplier<Matrix> hidden) {
        return traces.vector(
                new TraceCache.Key(model(), batch.ids(), settings(switchedOff)),
                () -> SentenceVectors.of(hidden.get(), batch).row(0));
    }

    /** The tokens of a sentence that is compared, as many as the model reads. */
    public Encoding tokens(String compared) {
        Encoding whole = tokenizer().encode(compared);
        return whole.first(Math.min(whole.ids().length, traces.mostTokens(config())));
    }

    /** The chosen blank, or else the first. */
    private int blank() {
        return text.blanks().stream()
                .filter(get(SELECTED)::contains)
                .findFirst()
                .orElse(text.blanks().getFirst());
    }

    private List<Said.Word> words(int place, Set<Head> switchedOff) {
        Trace whole = whole();
        List<Candidate> likeliest = traces.likeliest(
                MOST_WORDS, key(switchedOff), place, () -> model().logits(hidden(whole, switchedOff), place)
                        .logits()
                        .values());
        return Said.words(likeliest, tokenizer()::token);
    }

    private Set<Head> withoutShown() {
        return Stream.concat(get(OFF).stream(), reading().shownHeads().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Switches the heads whose attention is shown off, or on again where they are. */
    public void switchShown() {
        set(OFF, SwitchedOff.toggled(get(OFF), reading().shownHeads()));
    }
}
