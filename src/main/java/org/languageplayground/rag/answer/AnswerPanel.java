package org.languageplayground.rag.answer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.languageplayground.rag.llm.LlmTalk;
import org.languageplayground.rag.question.Answer;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagSimulation;

/** "Answer": what is made of the retrieved chunks; where an LLM is configured, by what. */
public final class AnswerPanel extends Div {
    private final transient AnswerText text;
    private final transient RagSimulation simulation;
    private final Component by;
    private final ModelAnswers model;
    private final ExtractedAnswer extracted = new ExtractedAnswer();
    private final LlmPanel llm;

    /**
     * An empty panel.
     *
     * @param by where the student chooses what answers; shown where there is a choice
     * @param onPassage called with what the student writes in the place of the retrieved passage; nothing puts it back
     * @param onOther the same for the wrong passage
     * @param act does something with the simulation and says a sentence
     */
    public AnswerPanel(
            AnswerText text,
            RagSimulation simulation,
            Component by,
            Consumer<Optional<String>> onPassage,
            Consumer<Optional<String>> onOther,
            Consumer<Supplier<String>> act) {
        this.text = text;
        this.simulation = simulation;
        this.by = by;
        addClassName("answers");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("rag.answer"));
        model = new ModelAnswers(onPassage, onOther);
        llm = new LlmPanel(
                () -> act.accept(() -> {
                    simulation.askLlm();
                    return answered();
                }),
                () -> act.accept(() -> {
                    simulation.llm().ifPresent(LlmTalk::cancel);
                    return answered();
                }));
        add(by, model, extracted, llm);
    }

    private String answered() {
        return simulation.reading().map(text::answered).orElse("");
    }

    /** Shows what is made of a question. */
    public void show(RagReading reading) {
        by.setVisible(simulation.llm().isPresent() && !reading.corpus().ofTheWorld());
        model.setVisible(reading.answer() instanceof Answer.OfTheModel);
        extracted.setVisible(reading.answer() instanceof Answer.Extracted);
        llm.setVisible(reading.answer() instanceof Answer.OfTheLlm);
        switch (reading.answer()) {
            case Answer.OfTheModel answers -> model.show(answers, reading, text);
            case Answer.Extracted answer -> extracted.show(answer.sentences(), reading, text);
            case Answer.OfTheLlm answer -> llm.show(answer, reading, text);
        }
    }
}
