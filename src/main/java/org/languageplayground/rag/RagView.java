package org.languageplayground.rag;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.communication.PushConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.languageplayground.search.Method;
import org.languageplayground.search.text.Document;
import org.languageplayground.ui.ChapterPage;
import org.languageplayground.ui.CodePanel;
import org.languageplayground.ui.CopyLink;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.PushedFrames;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.check.CheckThis;

/** Chapter 3: retrieve, then answer. */
@Route("rag")
public class RagView extends ChapterPage {
    private static final String FORMULA = """
            <div class="formula"><math display="inline">
            <mi>cos</mi><mo>(</mo><mi class="q">q</mi><mo>,</mo><mi class="k">c</mi><mo>)</mo>
            <mo>=</mo>
            <mfrac><mrow><mi class="q">q</mi><mo>·</mo><mi class="k">c</mi></mrow>
            <mrow><mo>‖</mo><mi class="q">q</mi><mo>‖</mo><mspace width="0.2em"/><mo>‖</mo><mi class="k">c</mi><mo>‖</mo></mrow></mfrac>
            </math> <math display="inline">
            <mi>RRF</mi><mo>(</mo><mi class="k">c</mi><mo>)</mo>
            <mo>=</mo>
            <munder><mo>∑</mo><mi>r</mi></munder>
            <mfrac><mn>1</mn><mrow><mn>60</mn><mo>+</mo><msub><mi>rank</mi><mi>r</mi></msub><mo>(</mo><mi class="k">c</mi><mo>)</mo></mrow></mfrac>
            </math></div>
            """;
    private static final int WAIT_MILLISECONDS = 60;

    private final transient RagSimulations simulations;
    private transient RagSimulation simulation;
    private transient PushedFrames frames;
    private transient Corpus asked;
    private final transient RagText text = new RagText(this::getTranslation, this::getLocale);

    private final TextField query = new TextField(getTranslation("rag.query"));
    private final PresetButtons presets = new PresetButtons(this::ask);
    private final ComboBox<String> questions = new ComboBox<>(getTranslation("rag.questions"));
    private final Select<BaseChoice> base = new Select<>();
    private final DocumentsPanel documents;
    private final RadioButtonGroup<Method> method = new RadioButtonGroup<>(getTranslation("rag.method"));
    private final IntegerSlider k = slider("rag.k", 1, RagState.MOST_CHUNKS);
    private final IntegerSlider size = slider("rag.size", RagState.LEAST_SIZE, RagState.GREATEST_SIZE);
    private final IntegerSlider overlap = slider("rag.overlap", 0, RagState.greatestOverlap(RagState.GREATEST_SIZE));
    private final Paragraph unit = help("rag.size.help");
    private final StagesPanel stages = new StagesPanel();
    private final Section pipeline = titled(getTranslation("rag.pipeline"), Origin.computed(), stages);
    private final Button cancel = new Button(getTranslation("rag.cancel"));
    private final AnswerPanel answer = new AnswerPanel(this::answerBy, this::askLlm, this::cancelLlm);
    private final RankedList ranked = new RankedList(this::open);
    private final Section answerSection = titled(getTranslation("rag.answer"), Origin.computed(), answer);
    private final Section rankedSection = titled(getTranslation("rag.ranked"), Origin.computed(), ranked);
    private final EvaluationPanel evaluation = new EvaluationPanel(this::evaluate, this::stopEvaluation);
    private final Section evaluationSection = titled(getTranslation("rag.evaluation"), Origin.computed(), evaluation);
    private final VectorSpacePanel space = new VectorSpacePanel(text);
    private final Section spaceSection = titled(getTranslation("rag.space"), Origin.computed(), space);
    private final CodePanel code = new CodePanel(getTranslation("rag.code"), "retrieval", this::code);
    private final StatCard docs = new StatCard(getTranslation("rag.stat.docs"));
    private final StatCard retrieved = new StatCard(getTranslation("rag.stat.retrieved"));
    private final StatCard topScore = new StatCard(getTranslation("rag.stat.score"));
    private final StatCard methodName = new StatCard(getTranslation("rag.stat.method"));
    private final Div found = new Div(answerSection, rankedSection);
    private final CheckThis check =
            RagCheck.of(() -> simulation, pipeline, found, spaceSection, docs, retrieved, topScore, methodName);

    public RagView(RagSimulations simulations) {
        super(3, "rag", new Html(FORMULA));
        this.simulations = simulations;
        simulation = simulations.of(UI.getCurrent().getUIId());
        documents = new DocumentsPanel(simulation.own(), simulation.llm(), new Incoming(), this::remove);
        addControls(query, presets, questions, base, documents, method, k, size, overlap, unit, actions());
        cancel.addClickListener(event -> act(() -> {
            simulation.cancel();
            return getTranslation("rag.message.cancelled");
        }));
        pipeline.add(cancel);
        found.addClassName("found");
        addPictures(pipeline, found, check);
        addStats(Origin.computed(), docs, retrieved, topScore, methodName);
        addPanels(spaceSection, evaluationSection);
        addBelow(code, exercises("rag.exercises", "rag.exercises.links", this::tryThis), sources("rag.sources"));
        setUpChoices();
        setUpSliders();
        simulation.llm().ifPresent(talk -> answer.offer(talk, text));
    }

    private IntegerSlider slider(String key, int least, int greatest) {
        IntegerSlider slider = new IntegerSlider(getTranslation(key), least, greatest);
        slider.setValueAlwaysVisible(true);
        slider.setValueChangeMode(ValueChangeMode.TIMEOUT);
        slider.setValueChangeTimeout(WAIT_MILLISECONDS);
        return slider;
    }

    private Component actions() {
        Button reset = new Button(
                getTranslation("ui.reset"),
                event -> act(() -> {
                    simulation.reset();
                    return text.first();
                }));
        Div actions = new Div(reset, new CopyLink());
        actions.addClassName("actions");
        return actions;
    }

    private void setUpChoices() {
        query.setValueChangeMode(ValueChangeMode.LAZY);
        query.setClearButtonVisible(true);
        query.addValueChangeListener(event -> ask(event.getValue()));
        questions.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                ask(event.getValue());
            }
        });
        base.setLabel(getTranslation("rag.base"));
        base.setItemLabelGenerator(text::base);
        base.addValueChangeListener(event -> act(() -> {
            simulation.base(event.getValue());
            return whenFound(text::cut);
        }));
        method.setItems(Method.values());
        method.setItemLabelGenerator(text::method);
        method.addValueChangeListener(event -> act(() -> {
            simulation.method(event.getValue());
            return whenFound(text::found);
        }));
    }

    private void setUpSliders() {
        onMove(k, value -> simulation.k(value), text::found);
        onMove(size, value -> simulation.size(value), text::cut);
        onMove(overlap, value -> simulation.overlap(value), text::cut);
    }

    private void onMove(IntegerSlider slider, IntConsumer set, Function<RagReading, String> say) {
        slider.addValueChangeListener(event -> act(() -> {
            set.accept(event.getValue());
            return whenFound(say);
        }));
    }

    private void ask(String question) {
        act(() -> {
            simulation.query(question);
            return whenFound(text::found);
        });
    }

    private void open(int chunk) {
        act(() -> {
            simulation.open(chunk);
            return whenFound(text::opened);
        });
    }

    private void remove(String file) {
        act(() -> {
            simulation.own().remove(file);
            simulation.documentsChanged();
            return getTranslation("rag.own.removed", file);
        });
    }

    /** What becomes of the student's files. */
    private final class Incoming implements DocumentsPanel.Files {
        @Override
        public void added(Document document) {
            act(() -> {
                simulation.documentsChanged();
                return getTranslation(
                        "rag.own.added",
                        document.title(),
                        text.number(document.text().length()));
            });
        }

        @Override
        public void refused(String sentence) {
            act(() -> sentence);
        }
    }

    private void evaluate() {
        act(() -> {
            simulation.evaluate(frames::changed);
            return getTranslation("rag.message.measuring");
        });
    }

    private void stopEvaluation() {
        act(() -> {
            simulation.stopEvaluation();
            return getTranslation("rag.message.stopped");
        });
    }

    private void answerBy(AnswerBy choice) {
        act(() -> {
            simulation.answerBy(choice);
            return whenFound(text::found);
        });
    }

    private void askLlm() {
        act(() -> {
            simulation.askLlm(frames::changed);
            return whenFound(text::answered);
        });
    }

    private void cancelLlm() {
        act(() -> {
            simulation.llm().ifPresent(LlmTalk::cancel);
            return whenFound(text::answered);
        });
    }

    /** What changes without an action of the student. */
    private void showFrame() {
        if (simulation.llm().filter(LlmTalk::takeEnd).isPresent()) {
            update(whenFound(text::answered));
            return;
        }
        evaluation.show(simulation, text);
        simulation.reading().ifPresent(this::showAnswer);
    }

    /** Lights up a stage as it begins, in the midst of the request that runs it. */
    private void light(UI ui, StageTimes times) {
        stages.light(times);
        PushConnection connection = ui.getInternals().getPushConnection();
        if (connection != null && connection.isConnected()) {
            ui.push();
        }
    }

    private void showAnswer(RagReading reading) {
        stages.show(reading, text);
        answer.show(reading, simulation.llm(), text);
    }

    private String tryThis(Map<String, List<String>> scenario) {
        simulation.reset();
        simulation.restore(scenario);
        return whenFound(text::found);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        UI ui = attachEvent.getUI();
        simulations.keep(ui.getUIId(), simulation);
        frames = new PushedFrames(ui, this::showFrame);
        simulation.whenStageBegins(times -> light(ui, times));
        simulation.whenIndexed(() -> ui.access(() -> act(() -> {
            simulation.resume();
            return whenFound(text::cut);
        })));
    }

    @Override
    protected void onDetach(DetachEvent detachEvent) {
        simulation.close();
        simulations.close(detachEvent.getUI().getUIId());
    }

    @Override
    protected String restore(Map<String, List<String>> parameters) {
        simulation.restore(parameters);
        return parameters.isEmpty() ? text.first() : whenFound(text::found);
    }

    @Override
    protected Map<String, String> scenario() {
        return RagUrl.write(simulation.state());
    }

    @Override
    protected List<Component> hideable() {
        return List.of(
                query,
                questions,
                base,
                method,
                k,
                size,
                overlap,
                pipeline,
                answerSection,
                rankedSection,
                spaceSection,
                evaluationSection);
    }

    private String whenFound(Function<RagReading, String> sentence) {
        return simulation.reading().map(sentence).orElse("");
    }

    @Override
    protected List<String> takeNotices() {
        List<String> notices = new ArrayList<>(
                simulation.takeNotices().stream().map(text::notice).toList());
        if (simulation.indexing()) {
            notices.add(getTranslation("rag.message.indexing"));
        } else if (simulation.corpus().documents().isEmpty()) {
            notices.add(getTranslation("rag.message.empty"));
        } else if (simulation.state().query().isBlank()) {
            notices.add(getTranslation("rag.message.ask"));
        }
        return notices;
    }

    @Override
    protected void show() {
        showControls();
        evaluation.show(simulation, text);
        Optional<RagReading> reading = simulation.reading();
        found.setVisible(reading.isPresent());
        spaceSection.setVisible(reading.isPresent() && !isHidden(spaceSection));
        code.refresh();
        check.refresh();
        cancel.setVisible(simulation.indexing());
        docs.show(
                text.number(simulation.corpus().documents().size()),
                reading.map(text::chunksFormula).orElse(""));
        retrieved.show(
                reading.map(now -> text.number(now.retrieved().size())).orElse("0"),
                reading.map(text::retrievedFormula).orElse(""));
        topScore.show(
                reading.map(text::topScore).orElse("–"),
                reading.map(text::scoreFormula).orElse(""));
        methodName.show(
                text.method(simulation.state().method()),
                text.methodFormula(simulation.state().method()));
        if (reading.isPresent()) {
            showAnswer(reading.get());
            ranked.show(reading.get(), text);
            space.show(reading.get());
        } else {
            stages.showWaiting(simulation.indexing());
        }
    }

    private List<CodePanel.Snippet> code() {
        return simulation
                .reading()
                .map(reading -> new RagCode(reading, text))
                .map(now -> List.of(
                        new CodePanel.Snippet("Python", now.python()), new CodePanel.Snippet("Java", now.java())))
                .orElse(List.of());
    }

    private void showControls() {
        RagState state = simulation.state();
        query.setValue(state.query());
        showQuestions(state);
        offer(base, simulation.choices());
        base.setValue(state.base());
        documents.setVisible(state.base() == BaseChoice.OWN);
        if (documents.isVisible()) {
            documents.show(simulation.corpus().documents());
        }
        if (method.getValue() != state.method()) {
            method.setValue(state.method());
        }
        k.setValue(state.k());
        size.setValue(state.size());
        overlap.setMax(RagState.greatestOverlap(state.size()));
        overlap.setValue(state.overlap());
        unit.setText(getTranslation("rag.size.help", text.unit(state.base())));
    }

    private void showQuestions(RagState state) {
        Corpus corpus = simulation.corpus();
        List<String> offered = Presets.of(corpus);
        if (corpus != asked) {
            asked = corpus;
            presets.show(offered);
            questions.setItems(
                    corpus.questions().stream().map(BaseQuestion::text).toList());
        }
        questions.setVisible(corpus.questions().size() > offered.size() && !isHidden(questions));
        String own = corpus.question(state.query()).map(BaseQuestion::text).orElse(null);
        questions.setValue(questions.isVisible() ? own : null);
    }
}
