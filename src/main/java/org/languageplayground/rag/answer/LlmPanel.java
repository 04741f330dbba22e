package org.languageplayground.rag.answer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Predicate;
import org.languageplayground.rag.llm.LlmReply;
import org.languageplayground.rag.question.Answer;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.ui.MarkedText;
import org.languageplayground.ui.MarkedText.Kind;
import org.languageplayground.ui.MarkedText.Mark;

/** The configured LLM's answer: where the question would go, what has come, and the chunks that it cites. */
final class LlmPanel extends Div {
    private final Paragraph where = new Paragraph();
    private final Button ask = new Button(getTranslation("rag.llm.ask"));
    private final Button cancel = new Button(getTranslation("rag.cancel"));
    private final MarkedText answer = new MarkedText();
    private final Paragraph said = new Paragraph();
    private final Paragraph madeUp = new Paragraph();
    private final CitedChunks cited = new CitedChunks();
    private final Paragraph note = new Paragraph(getTranslation("rag.llm.note"));

    /**
     * An empty panel.
     *
     * @param onAsk the student wants the question sent
     * @param onCancel the student waits no longer
     */
    LlmPanel(Runnable onAsk, Runnable onCancel) {
        ask.addClickListener(event -> onAsk.run());
        cancel.addClickListener(event -> onCancel.run());
        where.addClassName("help");
        note.addClassName("help");
        answer.addClassName("llm-answer");
        said.addClassName("llm-said");
        madeUp.addClassName("llm-said");
        Div actions = new Div(ask, cancel);
        actions.addClassName("actions");
        add(where, actions, answer, said, madeUp, cited, note);
    }

    void show(Answer.OfTheLlm now, RagReading reading, AnswerText text) {
        String words = now.reply().map(LlmReply::text).orElse("");
        boolean running = now.reply().filter(LlmReply::running).isPresent();
        where.setText(text.llmWhere(now, reading));
        ask.setEnabled(!running && !reading.retrieved().isEmpty());
        cancel.setVisible(running);
        said.setText(reading.retrieved().isEmpty() ? text.notFound(reading) : text.llmSaid(now));
        List<Citation> citations = Citation.in(words);
        Predicate<Citation> sent = citation -> citation.number() >= 1
                && citation.number() <= reading.retrieved().size();
        answer.setVisible(!words.isEmpty());
        note.setVisible(!words.isEmpty());
        answer.show(
                words, citations.stream().map(citation -> mark(citation, sent)).toList());
        List<Integer> unknown = numbers(citations, sent.negate());
        madeUp.setVisible(!unknown.isEmpty());
        madeUp.setText(text.llmMadeUp(unknown, reading));
        cited.show(numbers(citations, sent), words, reading, text);
    }

    private static Mark mark(Citation citation, Predicate<Citation> sent) {
        return new Mark(citation.span().start(), citation.span().end(), sent.test(citation) ? Kind.CITED : Kind.LEFT);
    }

    private static List<Integer> numbers(List<Citation> citations, Predicate<Citation> wanted) {
        return citations.stream()
                .filter(wanted)
                .map(Citation::number)
                .distinct()
                .sorted()
                .toList();
    }
}
