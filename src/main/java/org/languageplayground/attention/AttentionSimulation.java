package org.languageplayground.attention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.Simulation;
import org.languageplayground.world.ShippedModels;

/**
 * One student's exploration of attention: the state set on the page, the tokens, and what the model makes of them. Numbers
 * come from the shared cache of forward passes; the simulation itself keeps no matrix.
 */
final class AttentionSimulation implements Simulation {
    /** Text beyond this many characters is not even cut into tokens. */
    static final int LONGEST_TEXT = 4_000;

    static final String FIRST_SENTENCE = "The girl saw the dog because it barked.";
    private static final int FIRST_HEADS = 4;

    private final ModelLibrary library;
    private final TraceCache traces;
    private final List<Notice> notices = new ArrayList<>();
    private AttentionState state;
    private int[] ids = {};
    private int[] types = {};
    private int[] starts = {};
    private List<String> tokens = List.of();

    AttentionSimulation(ModelLibrary library, TraceCache traces) {
        this.library = library;
        this.traces = traces;
        reset();
    }

    AttentionState state() {
        return state;
    }

    /** What has come up since the last call that the student should know. */
    List<Notice> takeNotices() {
        List<Notice> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    /** Back to the first scenario, with the token "it" selected. */
    void reset() {
        state = new AttentionState(
                FIRST_SENTENCE, ShippedModels.causal(FIRST_HEADS), false, 1, 0, HeadChoice.MEAN, List.of(), false);
        read();
        state = state.withSelected(List.of(tokens.indexOf("it")));
    }

    /**
     * Takes the scenario of a link; whatever in it cannot be, keeps its default and is named in a notice. The word selected by
     * default is sought among the tokens of the link's model.
     */
    void restore(Map<String, List<String>> parameters) {
        AttentionState wantedModel =
                AttentionUrl.read(parameters, state, library::contains).state();
        change(wantedModel.model(), wantedModel.untrained());
        AttentionUrl.Parsed parsed = AttentionUrl.read(parameters, state, library::contains);
        notices.addAll(parsed.notices());
        state = parsed.state();
        List<Integer> wanted = state.selected();
        read();
        state = state.withSelected(
                wanted.stream().filter(token -> token < tokens.size()).toList());
        if (state.selected().size() < wanted.size()) {
            notices.add(new Notice("selection", tokens.size()));
        }
    }

    /** Reads another sentence; nothing stays selected. */
    void sentence(String sentence) {
        state = state.withSentence(sentence);
        read();
        if (!AttentionUrl.holds(state.sentence())) {
            notices.add(new Notice("link", AttentionUrl.LONGEST_SENTENCE));
        }
    }

    /** Selects a token, or lets it go. */
    void toggle(int token) {
        if (token < 0 || token >= tokens.size()) {
            return;
        }
        TreeSet<Integer> selected = new TreeSet<>(state.selected());
        if (!selected.remove(token)) {
            selected.add(token);
        }
        state = state.withSelected(List.copyOf(selected));
    }

    /** Sets the temperature as a multiple of the model's default, 0 to 16. */
    void multiple(double multiple) {
        state = state.withMultiple(Math.clamp(multiple, 0, AttentionState.GREATEST_MULTIPLE));
    }

    void layer(int layer) {
        state = state.withLayer(layer);
    }

    void head(HeadChoice head) {
        state = state.withHead(head);
    }

    void allDimensions(boolean all) {
        state = state.withAllDimensions(all);
    }

    Mode mode() {
        if (state.untrained()) {
            return Mode.UNTRAINED;
        }
        return config().architecture().causal() ? Mode.GPT : Mode.BERT;
    }

    /**
     * Switches to the shipped model of that mode with as many heads as now, or with the first ones. Random weights take the
     * shape of the model looked at before, so that they can be compared with it.
     */
    void mode(Mode mode) {
        int heads = ShippedModels.HEADS.contains(config().heads()) ? config().heads() : FIRST_HEADS;
        boolean untrained = mode == Mode.UNTRAINED;
        boolean masked = untrained ? !config().architecture().causal() : mode == Mode.BERT;
        change(masked ? ShippedModels.masked(heads) : ShippedModels.causal(heads), untrained);
    }

    /** Switches to the shipped model with that many heads. */
    void heads(int heads) {
        boolean causal = config().architecture() == Architecture.GPT2;
        change(causal ? ShippedModels.causal(heads) : ShippedModels.masked(heads), state.untrained());
    }

    /** Looks into another model. */
    void model(String name) {
        change(name, false);
    }

    /** The selected words stay selected, wherever they stand among the other model's tokens. */
    private void change(String model, boolean untrained) {
        List<Integer> chosen = state.selected().stream()
                .filter(token -> !added(token))
                .map(token -> starts[token])
                .toList();
        state = state.withModel(model, untrained);
        read();
        List<Integer> again = new ArrayList<>();
        for (int token = 0; token < starts.length; token++) {
            if (!added(token) && chosen.contains(starts[token])) {
                again.add(token);
            }
        }
        state = state.withSelected(again);
    }

    /** Whether the tokenizer added the token itself, as [CLS]. */
    private boolean added(int token) {
        return tokens.get(token).startsWith("[")
                && starts[token] == 0
                && tokens.get(token).endsWith("]");
    }

    private void read() {
        LoadedModel loaded = library.get(state.model());
        String text = state.sentence();
        if (text.length() > LONGEST_TEXT) {
            notices.add(new Notice("long", text.length(), LONGEST_TEXT));
            text = text.substring(
                    0, Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT);
            state = state.withSentence(text);
        }
        Encoding encoding = loaded.tokenizer().encode(text);
        boolean empty = text.isBlank() || encoding.ids().length == 0;
        int most = Math.min(encoding.ids().length, traces.mostTokens(config()));
        if (empty) {
            most = 0;
            notices.add(new Notice("empty"));
        } else if (most < encoding.ids().length) {
            notices.add(new Notice("cut", encoding.ids().length, most));
        }
        ids = Arrays.copyOf(encoding.ids(), most);
        types = Arrays.copyOf(encoding.types(), most);
        starts = Arrays.copyOf(encoding.starts(), most);
        tokens = List.of(Arrays.copyOf(encoding.tokens(), most));
        fitToModel();
        int unknown = loaded.tokenizer().unknown().orElse(-1);
        long unknowns = Arrays.stream(ids).filter(id -> id == unknown).count();
        if (unknowns > 0) {
            notices.add(new Notice("unknown", unknowns, most));
        }
    }

    /** Layers and heads that the model does not have are left for the nearest it has, and this is said. */
    private void fitToModel() {
        if (state.layer() >= config().layers()) {
            notices.add(new Notice("layer", state.layer() + 1, config().layers()));
            state = state.withLayer(config().layers() - 1);
        }
        if (state.head().number() >= config().heads()) {
            notices.add(new Notice("head", state.head().number() + 1, config().heads()));
            state = state.withHead(HeadChoice.MEAN);
        }
    }

    TransformerConfig config() {
        return library.get(state.model()).model().config();
    }

    /** The position vectors of the model, {@code [context][width]}. */
    Matrix positionVectors() {
        return model().weights().positions();
    }

    private Transformer model() {
        return state.untrained()
                ? library.untrained(config())
                : library.get(state.model()).model();
    }

    /** The factor on the scores. */
    float scale() {
        return (float) (state.multiple() * config().defaultScale());
    }

    List<String> tokens() {
        return tokens;
    }

    /** Whether there is any token to look at. */
    boolean empty() {
        return tokens.isEmpty();
    }

    /**
     * What the model makes of the tokens as things are set.
     *
     * @throws IllegalStateException if there is no token
     */
    Reading reading() {
        if (empty()) {
            throw new IllegalStateException("there is no token to read");
        }
        Transformer model = model();
        float scale = scale();
        Trace trace = traces.get(
                new TraceCache.Key(model, ids, scale),
                () -> model.forward(TokenBatch.of(ids, types), new AttentionSettings(scale, Set.of())));
        return new Reading(config(), tokens, trace, state);
    }
}
