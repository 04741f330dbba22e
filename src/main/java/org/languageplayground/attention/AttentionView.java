package org.languageplayground.attention;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.languageplayground.attention.compare.ComparePanel;
import org.languageplayground.attention.compare.CompareText;
import org.languageplayground.attention.generate.GeneratePanel;
import org.languageplayground.attention.generate.GenerateText;
import org.languageplayground.attention.heads.HeadsPanel;
import org.languageplayground.attention.heads.HeadsText;
import org.languageplayground.attention.history.HistoryPanel;
import org.languageplayground.attention.history.HistoryText;
import org.languageplayground.attention.lens.LensFields;
import org.languageplayground.attention.lens.LensPanel;
import org.languageplayground.attention.lens.LensText;
import org.languageplayground.attention.off.OffPanel;
import org.languageplayground.attention.paths.PathsPanel;
import org.languageplayground.attention.paths.PathsText;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.Likeness;
import org.languageplayground.attention.reading.Mode;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.attention.swap.SwapPanel;
import org.languageplayground.attention.swap.SwapText;
import org.languageplayground.attention.train.TrainPanel;
import org.languageplayground.attention.train.TrainText;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.ui.CodePanel;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chapter.ChapterPage;
import org.languageplayground.ui.chapter.CodeTab;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Examples;
import org.languageplayground.ui.chapter.Stage;
import org.languageplayground.ui.chapter.Standing;
import org.languageplayground.ui.chart.AttentionArcs;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.chart.WordBars;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;

/** Chapter 1: which tokens attend to which, and what the model says. */
@Route("attention")
public class AttentionView extends ChapterPage<AttentionSimulation> {
    private static final int STEPS_A_DEFAULT = 8;
    private static final List<Integer> EXERCISES =
            IntStream.rangeClosed(1, 18).boxed().toList();
    /** Those that look into the English encoder. */
    private static final Set<Integer> ENGLISH_EXERCISES = Set.of(8, 10, 18);

    private static final List<String> KINDS = List.of("gpt", "bert", "english");

    private final transient AttentionText text = new AttentionText(this::getTranslation, this::getLocale);
    private final transient GenerateText generated = new GenerateText(this::getTranslation, this::getLocale);
    private final transient SwapText swapped = new SwapText(this::getTranslation, this::getLocale);
    private final transient HistoryText history = new HistoryText(this::getTranslation, this::getLocale);
    private final transient TrainText training = new TrainText(this::getTranslation, this::getLocale);
    private final transient CompareText comparing = new CompareText(this::getTranslation, this::getLocale);
    private final TextField sentence = controls().text(ReadingFields.SENTENCE, this::sentence);
    private final Examples examples = new Examples(
            getTranslation("attention.examples"),
            example -> act(() -> {
                read(example);
                return sentence(simulation());
            }));
    private final AttentionArcs arcs = new AttentionArcs(getTranslation("attention.arcs"), "attention-arcs");
    private final H2 saidTitle = new H2();
    private final WordBars said = new WordBars(getTranslation("attention.said"), "what-it-says");
    private final H2 withoutTitle = new H2();
    private final WordBars without = new WordBars(getTranslation("attention.without"), "without-the-head");
    private final H2 likeTitle = new H2(getTranslation("attention.like.title"));
    private final LikeRows like = new LikeRows(
            ReadingFields.COMPARED.stream()
                    .map(field -> controls().text(field, this::sentence))
                    .toList(),
            text);
    private final Button cover = controls().button("attention.cover", this::cover);
    private final Paragraph coverHelp = new Paragraph(getTranslation("attention.cover.help"));
    private final RadioButtonGroup<Mode> mode = new RadioButtonGroup<>(getTranslation("attention.mode"));
    private final IntegerSlider heads =
            new IntegerSlider(getTranslation("attention.heads"), 1, ShippedModels.HEADS.getLast());
    private final DecimalSlider temperature = new DecimalSlider(getTranslation("attention.temperature"));
    private final Select<String> model;
    private final Select<HeadChoice> head =
            controls().select(ReadingFields.HEAD, List.of(), text::head, this::sentence);
    private final Button off = controls().button("attention.off", this::switchShown);
    private final StatCard tokenCount = new StatCard(getTranslation("attention.stat.tokens"));
    private final StatCard headCount = new StatCard(getTranslation("attention.stat.heads"));
    private final StatCard operations = new StatCard(getTranslation("attention.stat.operations"));
    private final StatCard selected = new StatCard(getTranslation("attention.stat.selected"));

    public AttentionView(AttentionSimulations simulations, ModelLibrary library) {
        super("attention", simulations, AttentionFields.TAB);
        model = controls().select(ReadingFields.MODEL, library.names(), text::model, this::lookedInto);
        arcs.addSelectListener((token, add) -> act(() -> {
            simulation().select(token, add);
            return sentence(simulation());
        }));
        arcs.addLayerListener(chosen -> act(() -> {
            simulation().set(ReadingFields.LAYER, chosen);
            return sentence(simulation());
        }));
        stage(
                new Stage()
                        .input(sentence, examples)
                        .origin(Origin.computed())
                        .picture(arcs)
                        .output(saidTitle, said, withoutTitle, without, likeTitle, like, coverHelp, cover)
                        .controls(
                                mode,
                                explained(ReadingFields.TEMPERATURE.key(), temperature),
                                model,
                                explained("heads", heads),
                                head,
                                off)
                        .stats(Origin.formula(), tokenCount, headCount, operations, selected),
                AttentionCheck.stage(library));
        tab("arcs", () -> new ModelPanel(library));
        tab("matrix", () -> new MatrixPanel(text, this::select, this::openHead));
        tab("numbers", () -> new StepsPanel(text));
        tab("order", () -> new OrderPanel(text, controls()));
        tab("generate", () -> new GeneratePanel(simulation(), simulation().generating(), generated, controls()));
        tab(
                "heads",
                () -> new HeadsPanel(
                        simulation(),
                        simulation().explorer(),
                        new HeadsText(this::getTranslation, this::getLocale),
                        controls(),
                        this::openHead));
        tab("off", () -> new OffPanel(simulation().off(), controls(), this::openHead));
        tab(
                "paths",
                () -> new PathsPanel(
                        simulation().paths(), new PathsText(this::getTranslation, this::getLocale), controls()));
        tab(
                "lens",
                () -> new LensPanel(library, new LensText(this::getTranslation, this::getLocale), this::openStation));
        tab(
                "history",
                () -> new HistoryPanel(simulation().history(), history, controls(), () -> sentence(simulation())));
        tab("train", () -> new TrainPanel(simulation().train(), training, controls()));
        tab("compare", () -> new ComparePanel(simulation().comparison(), comparing, controls()));
        tab("swap", () -> new SwapPanel(simulation(), simulation().swapping(), swapped, controls()));
        tab("code", () -> new CodeTab<>(getTranslation("attention.code"), "self-attention", this::code));
        exercises(EXERCISES.stream()
                .filter(number -> library.contains(EnglishEncoder.NAME) || !ENGLISH_EXERCISES.contains(number))
                .toList());
        setUpMode();
        setUpHeads();
        setUpTemperature();
    }

    private void setUpMode() {
        mode.setItems(Mode.values());
        mode.setItemLabelGenerator(text::mode);
        mode.addThemeNames("horizontal");
        hideable("examples", examples);
        hideable("mode", mode);
        hideable(ReadingFields.OFF.key(), off);
        off.addClassName("off-switch");
        mode.addValueChangeListener(event -> act(() -> {
            simulation().mode(event.getValue());
            return lookedInto(simulation());
        }));
    }

    /** A sentence that was made for another kind of model gives way to one for this; the student's own stays. */
    private String lookedInto(AttentionSimulation current) {
        ExampleSentences own = sentences();
        String now = current.get(ReadingFields.SENTENCE);
        if (!own.contains(now)
                && KINDS.stream().anyMatch(kind -> sentences(kind).contains(now))) {
            read(own.sentences().getFirst());
        }
        return about(current);
    }

    /** The sentences for the model that is looked into. */
    private ExampleSentences sentences() {
        boolean causal = simulation().config().architecture().causal();
        return sentences(simulation().english() ? "english" : causal ? "gpt" : "bert");
    }

    private ExampleSentences sentences(String kind) {
        return ExampleSentences.of(lines("attention.examples." + kind));
    }

    private void read(String example) {
        simulation().example(example, sentences().word(example));
    }

    private void setUpHeads() {
        heads.setValueAlwaysVisible(true);
        heads.addValueChangeListener(event -> act(() -> {
            simulation().heads(trainedHeads(event.getValue()));
            return about(simulation());
        }));
    }

    /** The slider passes numbers of heads that no model was trained with; the next one in its direction counts. */
    private int trainedHeads(int wanted) {
        int now = simulation().config().heads();
        List<Integer> trained = ShippedModels.HEADS;
        return wanted > now
                ? trained.stream().filter(count -> count >= wanted).findFirst().orElse(trained.getLast())
                : trained.reversed().stream()
                        .filter(count -> count <= wanted)
                        .findFirst()
                        .orElse(trained.getFirst());
    }

    private void setUpTemperature() {
        temperature.setValueAlwaysVisible(true);
        Controls.answerWhileMoved(temperature);
        temperature.addValueChangeListener(event -> act(() -> {
            simulation()
                    .set(
                            ReadingFields.TEMPERATURE,
                            Math.clamp(
                                    Math.rint(event.getValue() / temperature.getStep()) / STEPS_A_DEFAULT,
                                    0,
                                    ReadingFields.GREATEST_MULTIPLE));
            return sentence(simulation());
        }));
    }

    private void select(int token) {
        act(() -> {
            simulation().select(token, false);
            return sentence(simulation());
        });
    }

    private void openHead(int layer, int number) {
        act(() -> {
            simulation().set(ReadingFields.LAYER, layer);
            simulation().set(ReadingFields.HEAD, new HeadChoice(number));
            return sentence(simulation());
        });
    }

    /** Switches the shown heads off, or on again. */
    private String switchShown() {
        if (!simulation().empty()) {
            simulation().switchShown();
        }
        return sentence(simulation());
    }

    /** Opens a station of the way through the model, at a token and in a layer where these are not less than 0. */
    private void openStation(int token, int layer, String station) {
        act(() -> {
            if (token >= 0) {
                simulation().select(token, false);
            }
            if (layer >= 0) {
                simulation().set(ReadingFields.LAYER, layer);
            }
            simulation().set(LensFields.STATION, station);
            return sentence(simulation());
        });
    }

    private String cover() {
        simulation().cover();
        return sentence(simulation());
    }

    @Override
    protected String sentence(AttentionSimulation current) {
        if (current.empty()) {
            return "";
        }
        return current.likeness()
                .map(likeness -> text.compared(current.reading(), likeness))
                .orElseGet(() -> text.seen(current.reading(), current.said()));
    }

    /** Where the walk through the history has come to. */
    @Override
    protected String news(AttentionSimulation current) {
        return switch (current.get(AttentionFields.TAB)) {
            case "generate" -> current.generating().takeNews() ? generated.news(current.generating()) : "";
            case "history" ->
                current.history().takeNews(current).map(history::seen).orElse("");
            case "train" -> training.news(current, current.train());
            case "swap" -> current.swapping().takeProblem().map(swapped::notice).orElse("");
            default -> "";
        };
    }

    @Override
    protected Optional<Standing> standing(AttentionSimulation current) {
        return training.standing(current.train());
    }

    /** Which model is looked into now, and what is seen. */
    private String about(AttentionSimulation current) {
        return current.empty() ? "" : text.sentences(text.model(current.reading(), current.mode()), sentence(current));
    }

    @Override
    protected String next(AttentionSimulation current) {
        return "lora";
    }

    @Override
    protected void show(AttentionSimulation current) {
        showControls(current);
        arcs.setVisible(!current.empty());
        showSaid(current);
        if (current.empty()) {
            tokenCount.show(text.number(0), "");
            operations.show(text.number(0), "");
            selected.show(text.number(0), "");
            return;
        }
        Reading reading = current.reading();
        arcs.show(reading.tokens(), reading.weights(), reading.causal(), () -> labelled(current.reading()));
        arcs.setSelected(reading.selected());
        arcs.setLayer(reading.layer(), reading.config().layers());
        tokenCount.show(text.number(reading.size()), text.tokensFormula(reading));
        headCount.show(text.number(reading.config().heads()), text.headsFormula(reading));
        operations.show(text.number(reading.attentionOperations()), text.operationsFormula(reading));
        selected.show(text.number(reading.selected().size()), text.selectedFormula(reading));
    }

    private static Labelled labelled(Reading reading) {
        return new Labelled(reading.tokens(), reading.tokens(), reading.weights());
    }

    private void showSaid(AttentionSimulation current) {
        Optional<Said> words = current.said();
        List.of(saidTitle, said, withoutTitle, without).forEach(part -> part.setVisible(words.isPresent()));
        Optional<List<Likeness>> likeness = current.likeness();
        List.of(likeTitle, like).forEach(part -> part.setVisible(likeness.isPresent()));
        likeness.ifPresent(now -> like.show(now, current.reading().someOff()));
        cover.setVisible(words.isEmpty() && likeness.isEmpty() && !current.empty());
        coverHelp.setVisible(cover.isVisible());
        words.ifPresent(now -> {
            Reading reading = current.reading();
            Unchanged.orText(
                    saidTitle,
                    getTranslation(reading.causal() ? "attention.said.title.next" : "attention.said.title.blank"));
            said.show(Said.bars(now.words()), 0);
            boolean someOff = reading.someOff();
            Unchanged.orText(
                    withoutTitle,
                    someOff
                            ? getTranslation("attention.off.before")
                            : getTranslation("attention.without.title", text.heads(reading)));
            without.getElement()
                    .setProperty("name", getTranslation(someOff ? "attention.off.before" : "attention.without"));
            without.show(Said.bars(someOff ? now.before() : now.without()), 0);
        });
    }

    private void showControls(AttentionSimulation current) {
        var config = current.config();
        Unchanged.orValue(mode, current.mode());
        examples.show(sentences().sentences());
        heads.setEnabled(current.hasSiblings());
        heads.setMax(Math.max(config.heads(), ShippedModels.HEADS.getLast()));
        heads.setValue(config.heads());
        double step = rounded(config.defaultScale() / STEPS_A_DEFAULT);
        temperature.setMax(rounded(ReadingFields.GREATEST_MULTIPLE * STEPS_A_DEFAULT * step));
        temperature.setStep(step);
        temperature.setValue(rounded(Math.rint(current.get(ReadingFields.TEMPERATURE) * STEPS_A_DEFAULT) * step));
        Controls.offer(head, headChoices(config.heads()));
        head.setValue(current.get(ReadingFields.HEAD));
        showOff(current);
    }

    /** A head that is off looks off: its arcs are pale, and the button is pressed. */
    private void showOff(AttentionSimulation current) {
        boolean shownOff = !current.empty() && current.reading().shownOff();
        off.setEnabled(!current.empty());
        off.getElement().setAttribute("aria-pressed", String.valueOf(shownOff));
        off.setThemeName("primary", shownOff);
        arcs.setClassName("off", shownOff);
    }

    /** The slider shows its numbers as they are, so it gets short ones; the model computes with the exact factor. */
    private static double rounded(double number) {
        return Math.rint(number * 1_000_000) / 1_000_000;
    }

    private static List<HeadChoice> headChoices(int heads) {
        List<HeadChoice> choices = new ArrayList<>(List.of(HeadChoice.MEAN));
        IntStream.range(0, heads).mapToObj(HeadChoice::new).forEach(choices::add);
        return choices;
    }

    private List<CodePanel.Snippet> code(AttentionSimulation current) {
        if (current.empty()) {
            return List.of();
        }
        AttentionCode programs = new AttentionCode(current.reading(), text);
        return List.of(
                new CodePanel.Snippet("PyTorch", programs.pyTorch()), new CodePanel.Snippet("Java", programs.java()));
    }
}
