package org.languageplayground.rag.answer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;
import java.util.function.Consumer;
import org.languageplayground.rag.llm.LlmTalk;
import org.languageplayground.rag.question.Answer;
import org.languageplayground.rag.question.AnswerBy;
import org.languageplayground.rag.question.RagReading;

/** "Answer": what is made of the retrieved chunks; where an LLM is configured, by what. */
public final class AnswerPanel extends Div {
    private final RadioButtonGroup<AnswerBy> by = new RadioButtonGroup<>(getTranslation("rag.llm.by"));
    private final ModelAnswers model = new ModelAnswers();
    private final ExtractedAnswer extracted = new ExtractedAnswer();
    private final LlmPanel llm;

    /**
     * An empty panel.
     *
     * @param onChoose the student has chosen what answers
     * @param onAsk the student wants the question sent to the LLM
     * @param onCancel the student waits no longer for the LLM
     */
    public AnswerPanel(Consumer<AnswerBy> onChoose, Runnable onAsk, Runnable onCancel) {
        llm = new LlmPanel(onAsk, onCancel);
        by.addClassName("answer-by");
        by.setItems(AnswerBy.values());
        by.addValueChangeListener(event -> onChoose.accept(event.getValue()));
        add(by, model, extracted, llm);
    }

    /** Names the LLM; it is the same as long as the server runs. */
    public void offer(LlmTalk talk, AnswerText text) {
        by.setItemLabelGenerator(choice -> text.llmBy(choice, talk.model()));
    }

    public void show(RagReading reading, Optional<LlmTalk> talk, AnswerText text) {
        by.setVisible(talk.isPresent() && !reading.corpus().ofTheWorld());
        by.setValue(reading.state().answerBy());
        model.getElement().setAttribute("hidden", !(reading.answer() instanceof Answer.OfTheModel));
        extracted.setVisible(reading.answer() instanceof Answer.Extracted);
        llm.setVisible(reading.answer() instanceof Answer.OfTheLlm);
        switch (reading.answer()) {
            case Answer.OfTheModel answers -> model.show(answers, reading, text);
            case Answer.Extracted answer -> extracted.show(answer.sentences(), reading, text);
            case Answer.OfTheLlm answer -> llm.show(answer, reading, text);
        }
    }
}
