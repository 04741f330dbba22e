package org.languageplayground.rag;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;
import java.util.function.Consumer;

/** "Answer": what is made of the retrieved chunks; where an LLM is configured, by what. */
final class AnswerPanel extends Div {
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
    AnswerPanel(Consumer<AnswerBy> onChoose, Runnable onAsk, Runnable onCancel) {
        llm = new LlmPanel(onAsk, onCancel);
        by.addClassName("answer-by");
        by.setItems(AnswerBy.values());
        by.addValueChangeListener(event -> onChoose.accept(event.getValue()));
        add(by, model, extracted, llm);
    }

    /** Names the LLM; it is the same as long as the server runs. */
    void offer(LlmTalk talk, RagText text) {
        by.setItemLabelGenerator(choice -> text.llm().by(choice, talk.model()));
    }

    void show(RagReading reading, Optional<LlmTalk> talk, RagText text) {
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
