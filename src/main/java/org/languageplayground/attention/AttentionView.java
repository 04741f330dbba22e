package org.languageplayground.attention;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.ChapterPage;
import org.languageplayground.ui.CodePanel;
import org.languageplayground.ui.CopyLink;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.TokenRow;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.HeadMaps;
import org.languageplayground.ui.chart.MatrixView;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.chart.MatrixView.Scale;
import org.languageplayground.world.ShippedModels;

/** Chapter 1: which tokens attend to which. */
@Route("attention")
public class AttentionView extends ChapterPage {
    private static final String FORMULA = """
            <div class="formula"><math display="inline">
            <mi>Attention</mi><mo>(</mo><mi class="q">Q</mi><mo>,</mo><mi class="k">K</mi><mo>,</mo><mi class="v">V</mi><mo>)</mo>
            <mo>=</mo><mi>softmax</mi><mo>(</mo>
            <mfrac><mrow><mi class="q">Q</mi><msup><mi class="k">K</mi><mi>T</mi></msup></mrow>
            <msqrt><msub><mi>d</mi><mi>k</mi></msub></msqrt></mfrac>
            <mo>)</mo><mi class="v">V</mi></math></div>
            """;
    private static final int FEW_DIMENSIONS = 6;
    private static final int STEPS_A_DEFAULT = 8;
    private static final int WAIT_MILLISECONDS = 60;
    private static final int MOST_BARS = 48;

    private final transient AttentionSimulations simulations;
    private transient AttentionSimulation simulation;
    private final transient AttentionText text = new AttentionText(this::getTranslation, this::getLocale);

    private final TextField sentence = new TextField(getTranslation("attention.sentence"));
    private final Select<String> preset = new Select<>();
    private final TokenRow tokens = new TokenRow(getTranslation("attention.tokens"));
    private final IntegerSlider heads =
            new IntegerSlider(getTranslation("attention.heads"), 1, ShippedModels.HEADS.getLast());
    private final DecimalSlider temperature = new DecimalSlider(getTranslation("attention.temperature"));
    private final RadioButtonGroup<Mode> mode = new RadioButtonGroup<>(getTranslation("attention.mode"));
    private final Select<String> model = new Select<>();
    private final Select<Integer> layer = new Select<>();
    private final Select<HeadChoice> head = new Select<>();
    private final Checkbox allDimensions = new Checkbox(getTranslation("attention.dimensions"));
    private final MatrixView matrix = new MatrixView(getTranslation("attention.matrix"), "attention-matrix");
    private final HeadMaps maps = new HeadMaps(getTranslation("attention.maps"));
    private final Section matrixSection = titled(getTranslation("attention.matrix"), Origin.computed(), matrix, maps);
    private final ApexChart chart =
            new ApexChart(getTranslation("attention.chart"), "attention-of-selected", ApexChart.Type.BAR);
    private final Section chartSection = titled(getTranslation("attention.chart"), Origin.computed(), chart);
    private final MatrixView positions = new MatrixView(getTranslation("attention.positions"), "positional-encoding");
    private final Origin waves = Origin.formula();
    private final Origin learned = Origin.stored(getTranslation("attention.positions.training"));
    private final Section positionsSection = titled(getTranslation("attention.positions"), waves, learned, positions);
    private final StatCard tokenCount = new StatCard(getTranslation("attention.stat.tokens"));
    private final StatCard headCount = new StatCard(getTranslation("attention.stat.heads"));
    private final StatCard operations = new StatCard(getTranslation("attention.stat.operations"));
    private final StatCard selected = new StatCard(getTranslation("attention.stat.selected"));
    private final StepsPanel steps = new StepsPanel();
    private final CodePanel code = new CodePanel(getTranslation("attention.code"), "self-attention", this::code);
    private final Div explored = new Div();
    private final transient ModelLibrary library;

    public AttentionView(AttentionSimulations simulations, ModelLibrary library) {
        super(1, "attention", new Html(FORMULA));
        this.simulations = simulations;
        this.library = library;
        addControls(
                sentence,
                preset,
                mode,
                heads,
                help("attention.heads.help"),
                temperature,
                help("attention.temperature.help"));
        addControls(model, layer, head, allDimensions, actions());
        explored.addClassName("explored");
        explored.add(
                matrixSection,
                chartSection,
                titled(getTranslation("attention.steps"), Origin.computed(), steps),
                positionsSection);
        explored.add(AttentionCheck.of(this, () -> simulation, library));
        addPictures(new Div(Origin.computed(), tokens), explored);
        addStats(Origin.formula(), tokenCount, headCount, operations, selected);
        addBelow(
                code,
                exercises("attention.exercises", "attention.exercises.links", this::tryThis),
                sources("attention.sources"));
        matrix.setTitles(getTranslation("attention.query"), getTranslation("attention.key"));
        positions.setTitles(getTranslation("attention.position"), getTranslation("attention.dimension"));
        setUpControls();
    }

    private String tryThis(Map<String, List<String>> scenario) {
        simulation.reset();
        simulation.restore(scenario);
        return whenRead(text::focus);
    }

    private Component actions() {
        Button reset = new Button(
                getTranslation("ui.reset"),
                event -> act(() -> {
                    simulation.reset();
                    return whenRead(text::first);
                }));
        Div actions = new Div(reset, new CopyLink());
        actions.addClassName("actions");
        return actions;
    }

    private void setUpControls() {
        sentence.setValueChangeMode(ValueChangeMode.LAZY);
        sentence.setClearButtonVisible(true);
        sentence.addValueChangeListener(event -> act(() -> {
            simulation.sentence(event.getValue());
            return whenRead(text::read);
        }));
        List<String> presets = lines("attention.presets");
        preset.setLabel(getTranslation("attention.preset"));
        preset.setPlaceholder(getTranslation("attention.preset.choose"));
        preset.setItems(presets);
        preset.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                sentence.setValue(event.getValue());
            }
        });
        tokens.addTokenListener(this::toggle);
        matrix.addRowListener(this::toggle);
        mode.setItems(Mode.values());
        mode.setItemLabelGenerator(text::mode);
        mode.addValueChangeListener(event -> act(() -> {
            simulation.mode(event.getValue());
            return whenRead(reading -> text.model(reading, event.getValue()));
        }));
        heads.setValueAlwaysVisible(true);
        heads.addValueChangeListener(event -> {
            int trained = trainedHeads(event.getValue());
            act(() -> {
                simulation.heads(trained);
                return whenRead(reading -> text.model(reading, simulation.mode()));
            });
        });
        temperature.setValueAlwaysVisible(true);
        temperature.setValueChangeMode(ValueChangeMode.TIMEOUT);
        temperature.setValueChangeTimeout(WAIT_MILLISECONDS);
        temperature.addValueChangeListener(event -> act(() -> {
            Reading before = simulation.empty() ? null : simulation.reading();
            simulation.multiple(Math.rint(event.getValue() / temperature.getStep()) / STEPS_A_DEFAULT);
            return whenRead(reading -> text.temperature(before, reading));
        }));
        model.setLabel(getTranslation("attention.model"));
        model.setItems(library.names());
        model.addValueChangeListener(event -> act(() -> {
            simulation.model(event.getValue());
            return whenRead(reading -> text.model(reading, simulation.mode()));
        }));
        layer.setLabel(getTranslation("attention.layer"));
        layer.setItemLabelGenerator(number -> getTranslation("attention.layer.number", number + 1));
        layer.addValueChangeListener(event -> act(() -> {
            simulation.layer(event.getValue());
            return whenRead(text::focus);
        }));
        head.setLabel(getTranslation("attention.head"));
        head.setItemLabelGenerator(text::head);
        head.addValueChangeListener(event -> act(() -> {
            simulation.head(event.getValue());
            return whenRead(text::focus);
        }));
        maps.addHeadListener(number -> act(() -> {
            simulation.head(new HeadChoice(number));
            return whenRead(text::focus);
        }));
        allDimensions.addValueChangeListener(event -> act(() -> {
            simulation.allDimensions(event.getValue());
            return "";
        }));
        chart.setAxis(getTranslation("attention.chart.axis"), 0);
    }

    /** The slider passes numbers of heads that no model was trained with; the next one in its direction counts. */
    private int trainedHeads(int wanted) {
        int now = simulation.config().heads();
        List<Integer> trained = ShippedModels.HEADS;
        return wanted > now
                ? trained.stream().filter(count -> count >= wanted).findFirst().orElse(trained.getLast())
                : trained.stream()
                        .filter(count -> count <= wanted)
                        .reduce((a, b) -> b)
                        .orElse(trained.getFirst());
    }

    private void toggle(int token) {
        act(() -> {
            simulation.toggle(token);
            return whenRead(text::selection);
        });
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        simulations.keep(attachEvent.getUI().getUIId(), simulation);
    }

    @Override
    protected void onDetach(DetachEvent detachEvent) {
        simulations.close(detachEvent.getUI().getUIId());
    }

    @Override
    protected String restore(Map<String, List<String>> parameters) {
        simulation = simulations.of(UI.getCurrent().getUIId());
        simulation.restore(parameters);
        return whenRead(text::first);
    }

    @Override
    protected Map<String, String> scenario() {
        return AttentionUrl.write(simulation.state());
    }

    @Override
    protected List<Component> hideable() {
        return List.of(
                sentence,
                preset,
                mode,
                heads,
                temperature,
                model,
                layer,
                head,
                allDimensions,
                matrixSection,
                positionsSection,
                chartSection);
    }

    /** What to say of the reading; nothing where there is no token to read. */
    private String whenRead(Function<Reading, String> sentence) {
        return simulation.empty() ? "" : sentence.apply(simulation.reading());
    }

    @Override
    protected List<String> takeNotices() {
        List<String> notices =
                simulation.takeNotices().stream().map(text::notice).toList();
        return simulation.empty() && notices.isEmpty() ? List.of(text.notice(new Notice("empty"))) : notices;
    }

    @Override
    protected void show() {
        showControls();
        explored.setVisible(!simulation.empty());
        if (simulation.empty()) {
            tokens.show(List.of(), List.of());
            tokenCount.show("0", "");
            operations.show("0", "");
            selected.show("0", "");
        } else {
            showPictures(simulation.reading());
        }
        code.refresh();
    }

    private void showControls() {
        AttentionState state = simulation.state();
        TransformerConfig config = simulation.config();
        sentence.setValue(state.sentence());
        if (mode.getValue() != simulation.mode()) {
            mode.setValue(simulation.mode());
        }
        boolean comparable = ShippedModels.names().contains(state.model());
        heads.setEnabled(comparable);
        if (comparable) {
            heads.setValue(config.heads());
        }
        double step = rounded(config.defaultScale() / STEPS_A_DEFAULT);
        temperature.setMin(0.0);
        temperature.setMax(rounded(AttentionState.GREATEST_MULTIPLE * STEPS_A_DEFAULT * step));
        temperature.setStep(step);
        temperature.setValue(rounded(Math.rint(state.multiple() * STEPS_A_DEFAULT) * step));
        model.setValue(state.model());
        offer(layer, IntStream.range(0, config.layers()).boxed().toList());
        layer.setValue(state.layer());
        offer(head, headChoices(config));
        head.setValue(state.head());
        allDimensions.setValue(state.allDimensions());
    }

    /** The slider shows its numbers as they are, so it gets short ones; the model computes with the exact factor. */
    private static double rounded(double number) {
        return Math.rint(number * 1_000_000) / 1_000_000;
    }

    private static List<HeadChoice> headChoices(TransformerConfig config) {
        List<HeadChoice> choices = new ArrayList<>(List.of(HeadChoice.MEAN, HeadChoice.ALL));
        IntStream.range(0, config.heads()).mapToObj(HeadChoice::new).forEach(choices::add);
        return choices;
    }

    private void showPictures(Reading reading) {
        AttentionState state = reading.state();
        float[] attended = reading.selectedAttention();
        tokens.show(
                reading.tokens(),
                state.selected(),
                share(attended, state.selected().size()));
        boolean all = state.head().equals(HeadChoice.ALL);
        matrix.setShared(all);
        matrix.show(labelled(reading.weights(), reading), Scale.WEIGHT, reading.causal(), () -> {
            Reading now = simulation.reading();
            return labelled(now.weights(), now);
        });
        matrix.setSelectedRows(state.selected());
        matrix.setCaption(text.matrixCaption(reading, matrix.pooled()));
        maps.setVisible(all);
        if (all) {
            List<Matrix> weights = IntStream.range(0, reading.config().heads())
                    .mapToObj(reading::weights)
                    .toList();
            List<String> names = IntStream.range(0, weights.size())
                    .mapToObj(number -> text.head(new HeadChoice(number)))
                    .toList();
            maps.show(weights, names, reading.causal(), state.head().number());
        }
        showChart(reading, attended);
        showPositions(reading);
        steps.show(reading, text);
        tokenCount.show(text.number(reading.size()), text.tokensFormula(reading));
        headCount.show(text.number(reading.config().heads()), text.headsFormula(reading));
        operations.show(text.number(reading.attentionOperations()), text.operationsFormula(reading));
        selected.show(text.number(state.selected().size()), text.selectedFormula(reading));
    }

    private static float[] share(float[] attended, int selected) {
        float[] share = attended.clone();
        for (int i = 0; i < share.length; i++) {
            share[i] /= selected;
        }
        return share;
    }

    private Labelled labelled(Matrix weights, Reading reading) {
        return new Labelled(reading.tokens(), reading.tokens(), weights);
    }

    private void showChart(Reading reading, float... attended) {
        chartSection.setVisible(attended.length > 0 && !isHidden(chartSection));
        if (attended.length > 0) {
            List<Integer> shown = AttentionText.greatest(MOST_BARS, attended);
            chart.show(
                    shown.stream().map(reading.tokens()::get).toList(),
                    List.of(new ApexChart.Series(
                            text.selectedNames(reading),
                            shown.stream().map(token -> attended[token]).toList())));
            chart.setCaption(text.chartCaption(attended.length, shown.size()));
        }
    }

    private void showPositions(Reading reading) {
        positions.show(positionsOf(reading), Scale.SIGNED, false, () -> positionsOf(simulation.reading()));
        waves.setVisible(reading.config().frozenPositions());
        learned.setVisible(!reading.config().frozenPositions());
        positions.setCaption(text.positionsCaption(reading, positions.pooled()));
    }

    private Labelled positionsOf(Reading reading) {
        int width = reading.config().width();
        int dimensions = reading.state().allDimensions() ? width : Math.min(FEW_DIMENSIONS, width);
        List<String> columns =
                IntStream.range(0, dimensions).mapToObj(String::valueOf).toList();
        return new Labelled(reading.tokens(), columns, reading.positions(simulation.positionVectors(), dimensions));
    }

    private List<CodePanel.Snippet> code() {
        if (simulation.empty()) {
            return List.of();
        }
        AttentionCode current = new AttentionCode(simulation.reading(), text);
        return List.of(
                new CodePanel.Snippet("PyTorch", current.pyTorch()), new CodePanel.Snippet("Java", current.java()));
    }
}
