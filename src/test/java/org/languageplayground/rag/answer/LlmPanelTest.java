package org.languageplayground.rag.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.languageplayground.rag.RagFixture;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.llm.LlmReply;
import org.languageplayground.rag.question.Answer;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.ui.MarkedText;

@ViewPackages(packages = "org.languageplayground.rag.answer")
class LlmPanelTest extends BrowserlessTest {

    @Test
    void onlyCitationsOfChunksThatWereSentAreOnes() {
        RagSimulation simulation = RagFixture.simulation();
        simulation.set(RagFields.BASE, BaseChoice.SENTENCES);
        simulation.set(RagFields.QUERY, "Which passages help the model, and what do rivers carry?");
        RagReading reading = RagFixture.reading(simulation);
        assertThat(reading.retrieved()).hasSize(2);
        String answer = "A [1]. B [9]. C [2,1]";
        LlmPanel panel = new LlmPanel(() -> {}, () -> {});
        UI.getCurrent().add(panel);
        panel.show(
                new Answer.OfTheLlm(
                        "host", "tiny", Optional.of(new LlmReply(LlmReply.Status.WHOLE, answer, 1, Optional.empty()))),
                reading,
                new AnswerText((key, values) -> key + List.of(values), () -> Locale.ENGLISH));

        MarkedText text = $(MarkedText.class).all().stream()
                .filter(shown -> shown.text().equals(answer))
                .findFirst()
                .orElseThrow();
        assertThat(text.getElement().getPropertyRaw("marks").toString())
                .isEqualTo("{\"cited\":[3,4,17,18,19,20],\"left\":[10,11]}");
        assertThat($(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(sentence -> sentence.startsWith("rag.llm.madeup[[9]"));
        assertThat($(ListItem.class).all().stream().filter(ListItem::isVisible)).hasSize(2);
    }
}
