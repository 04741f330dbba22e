package org.languageplayground.rag;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.languageplayground.compute.Run;
import org.languageplayground.rag.answer.AnswerPanel;
import org.languageplayground.rag.answer.AnswerText;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.base.Presets;
import org.languageplayground.rag.base.SharedFolder;
import org.languageplayground.rag.code.RagCode;
import org.languageplayground.rag.evaluation.EvaluationPanel;
import org.languageplayground.rag.evaluation.EvaluationText;
import org.languageplayground.rag.evaluation.Outcomes;
import org.languageplayground.rag.llm.LlmTalk;
import org.languageplayground.rag.question.AnswerBy;
import org.languageplayground.rag.question.Guidance;
import org.languageplayground.rag.question.PipelineFlow;
import org.languageplayground.rag.question.QuestionCheck;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.rag.question.StandIn;
import org.languageplayground.rag.question.WorldReader;
import org.languageplayground.rag.ranking.HitsPanel;
import org.languageplayground.rag.ranking.RankingText;
import org.languageplayground.rag.ranking.VectorSpacePanel;
import org.languageplayground.search.Method;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chapter.ChapterPage;
import org.languageplayground.ui.chapter.Examples;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chapter.Stage;
import org.languageplayground.world.lesson.FactSentence;

/** Chapter 3: retrieve, then answer. */
@StyleSheet("context://rag.css")
@Route("rag")
public class RagView extends ChapterPage<RagSimulation> {
    private static final List<Integer> EXERCISES = List.of(1, 2, 3, 4, 5, 6, 7, 8);

    private final transient AnswerText text = new AnswerText(this::getTranslation, this::getLocale);
    private final transient EvaluationText evaluation = new EvaluationText(this::getTranslation, this::getLocale);
    private final TextField query = controls().text(RagFields.QUERY, this::sentence);
    private final Button instead = controls().button("rag.instead", this::askInstead);
    private final Examples examples =
            new Examples(getTranslation("rag.presets"), controls().setting(RagFields.QUERY, this::sentence));
    private final RadioButtonGroup<Method> method =
            controls().radio(RagFields.METHOD, simulation().methods(), text::method, this::sentence);
    private final IntegerSlider k = controls().slider(RagFields.K, RagFields.KS, this::sentence);
    private final PipelineFlow pipeline = new PipelineFlow(text);
    private final Button cancel = controls().button("rag.cancel", this::cancel);
    private final AnswerPanel answer = new AnswerPanel(
            text,
            simulation(),
            controls().radio(RagFields.ANSWER, List.of(AnswerBy.values()), this::by, this::sentence),
            controls().setting(RagFields.PASSAGE, this::sentence),
            controls().setting(RagFields.OTHER, this::sentence),
            this::act);
    private final StatCard docs = new StatCard(getTranslation("rag.stat.docs"));
    private final StatCard retrieved = new StatCard(getTranslation("rag.stat.retrieved"));
    private final StatCard topScore = new StatCard(getTranslation("rag.stat.score"));
    private final StatCard methodName = new StatCard(getTranslation("rag.stat.method"));

    public RagView(RagSimulations simulations, KnowledgeBases bases, Outcomes outcomes, WorldReader reader) {
        super("rag", simulations, RagFields.TAB);
        addClassName("rag");
        instead.addClassName("instead");
        Div lookup = new Div(method, k, cancel);
        lookup.addClassName("lookup");
        stage(
                new Stage()
                        .input(query, instead, examples, lookup)
                        .picture(pipeline)
                        .output(answer)
                        .stats(Origin.computed(), docs, retrieved, topScore, methodName),
                QuestionCheck.stage(reader));
        tab("answer", Panel::none);
        RankingText ranking = new RankingText(this::getTranslation, this::getLocale);
        tab(
                "hits",
                () -> new HitsPanel(ranking, controls(), this::cut, controls().setting(RagFields.OPEN, this::opened)));
        tab("map", () -> new VectorSpacePanel(ranking));
        tab(
                "documents",
                () -> new DocumentsPanel(
                        text, simulation(), base(), this::act, controls().setting(RagFields.QUERY, this::sentence)));
        tab("evaluation", () -> new EvaluationPanel(bases, outcomes, reader, evaluation, this::act));
        tab("code", () -> RagCode.tab(getTranslation("rag.code"), this::getTranslation, this::getLocale));
        hideable("pipeline", pipeline);
        hideable("examples", examples);
        exercises(EXERCISES);
    }

    private Select<BaseChoice> base() {
        return controls().select(RagFields.BASE, simulation().choices(), text::base, this::cut);
    }

    private String by(AnswerBy choice) {
        return text.llmBy(choice, simulation().llm().map(LlmTalk::model).orElse(""));
    }

    private String askInstead() {
        mended(simulation()).ifPresent(question -> simulation().set(RagFields.QUERY, question));
        return sentence(simulation());
    }

    private static Optional<String> mended(RagSimulation current) {
        return current.reading().map(RagReading::guidance).flatMap(Guidance::instead);
    }

    private String cancel() {
        simulation().cancel();
        return sentence(simulation());
    }

    /** Something on what was found, or why nothing was. */
    private String found(RagSimulation current, Function<RagReading, String> sentence) {
        Notice nothing = current.nothing();
        Function<RagReading, String> all = reading -> text.sentences(
                current.standIn().map(why -> standIn(current, why)).orElse(""), sentence.apply(reading));
        return current.reading().map(all).orElseGet(() -> text.notice(nothing));
    }

    private String standIn(RagSimulation current, StandIn why) {
        return text.standIn(why, current.get(RagFields.METHOD));
    }

    @Override
    protected String sentence(RagSimulation current) {
        return found(current, text::found);
    }

    /** What another way of cutting, or another base, made of the question. */
    private String cut(RagSimulation current) {
        return found(current, text::cut);
    }

    private String opened(RagSimulation current) {
        return found(current, reading -> text.opened(reading, current.get(RagFields.OPEN)));
    }

    @Override
    protected String news(RagSimulation current) {
        return current.takeNews()
                .map(news -> switch (news) {
                    case INDEXED -> sentence(current);
                    case CUT -> cut(current);
                    case ANSWERED -> found(current, text::answered);
                    case MEASURED ->
                        current.measuring()
                                .flatMap(Run::failure)
                                .map(evaluation::failed)
                                .orElseGet(() -> getTranslation("rag.message.measured"));
                })
                .orElse("");
    }

    @Override
    protected String next(RagSimulation current) {
        return current.reading()
                .flatMap(RagReading::truth)
                .map(fact -> "lora?"
                        + QueryParameters.simple(Map.of("facts", FactSentence.write(fact)))
                                .getQueryString())
                .orElse("lora");
    }

    @Override
    protected void show(RagSimulation current) {
        Optional<RagReading> reading = current.reading();
        Optional<String> mended = mended(current);
        examples.show(Presets.of(current.get(RagFields.BASE)));
        instead.setVisible(mended.isPresent());
        Unchanged.orText(instead, getTranslation("rag.instead", mended.orElse("")));
        cancel.setVisible(current.indexing());
        answer.setVisible(reading.isPresent());
        reading.ifPresentOrElse(
                found -> {
                    pipeline.show(found, current.progress());
                    answer.show(found);
                },
                () -> pipeline.showWaiting(waitingFor(current)));
        showStats(current, reading);
    }

    /** What is under way as long as nothing can be searched. */
    private Optional<String> waitingFor(RagSimulation current) {
        return current.folder()
                .flatMap(SharedFolder::progress)
                .map(text::progress)
                .or(() -> Optional.of(text.indexing()).filter(indexing -> current.indexing()));
    }

    private void showStats(RagSimulation current, Optional<RagReading> reading) {
        docs.show(
                text.number(current.corpus().documents().size()),
                reading.map(text::chunksFormula).orElse(""));
        retrieved.show(
                reading.map(now -> text.number(now.retrieved().size())).orElse("0"),
                reading.map(text::retrievedFormula).orElse(""));
        topScore.show(
                reading.map(text::topScore).orElse("–"),
                reading.map(text::scoreFormula).orElse(""));
        Method now = reading.map(found -> found.asked().method()).orElse(current.get(RagFields.METHOD));
        methodName.show(text.method(now), text.methodFormula(now));
    }
}
