package org.languageplayground.rag.answer;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.languageplayground.rag.question.Answer;
import org.languageplayground.rag.question.RagReading;

/** The tiny model's answers side by side: by heart, with the retrieved chunks, with a wrong one. */
final class ModelAnswers extends Div {
    private final AnswerCard closedBook = new AnswerCard("rag.answer.closed", edited -> {});
    private final AnswerCard retrieved;
    private final AnswerCard wrong;

    /**
     * Empty answers.
     *
     * @param onRetrieved called with what the student writes in the place of the retrieved passage; nothing to put it back
     * @param onWrong the same for the wrong one
     */
    ModelAnswers(Consumer<Optional<String>> onRetrieved, Consumer<Optional<String>> onWrong) {
        addClassName("answer-cards");
        retrieved = new AnswerCard("rag.answer.retrieved", onRetrieved);
        wrong = new AnswerCard("rag.answer.wrong", onWrong);
        closedBook.explainProbability();
        add(closedBook, retrieved, wrong);
    }

    void show(Answer.OfTheModel answers, RagReading reading, AnswerText text) {
        closedBook.show(answers.closedBook(), answers.truth(), text, text.closedBook(answers));
        retrieved.show(
                answers.retrieved(),
                List.of(reading.asked().query(), reading.passages()),
                answers.truth(),
                text,
                text.retrievedChunks(answers, reading));
        wrong.show(
                answers.wrong(),
                List.of(reading.asked().query(), answers.wrongChunk()),
                answers.truth(),
                text,
                text.wrongChunk(answers, reading));
    }
}
