package org.languageplayground.rag;

import com.vaadin.flow.component.html.Div;

/** "Answer": what is made of the retrieved chunks. */
final class AnswerPanel extends Div {
    private final ModelAnswers model = new ModelAnswers();
    private final ExtractedAnswer extracted = new ExtractedAnswer();

    AnswerPanel() {
        add(model, extracted);
    }

    void show(RagReading reading, RagText text) {
        model.setVisible(reading.answer() instanceof Answer.OfTheModel);
        extracted.setVisible(reading.answer() instanceof Answer.Extracted);
        switch (reading.answer()) {
            case Answer.OfTheModel answers -> model.show(answers, reading, text);
            case Answer.Extracted answer -> extracted.show(answer.sentences(), reading, text);
        }
    }
}
