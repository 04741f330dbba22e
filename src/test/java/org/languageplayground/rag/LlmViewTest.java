package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Visitors;
import org.languageplayground.ui.ViewFactory;

/** The page where an LLM is configured that nobody has asked. */
@ViewPackages(packages = "org.languageplayground.rag")
class LlmViewTest extends BrowserlessTest {
    private static final String HOST = "llm.example:8443";

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(
                    RagView.class,
                    () -> new RagView(new RagSimulations(
                            RagFixture.BASES,
                            RagFixture.LIMITS,
                            RagFixture.POOL,
                            Visitors.of(RagFixture.POOL),
                            RagFixture.llm("https://" + HOST + "/v1"))));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    @BeforeEach
    void open() {
        navigate(RagView.class);
    }

    @SuppressWarnings("unchecked")
    private List<RadioButtonGroup<AnswerBy>> answerBy() {
        return $view(RadioButtonGroup.class).withCondition(group -> "Answer by".equals(group.getLabel())).all().stream()
                .map(group -> (RadioButtonGroup<AnswerBy>) group)
                .toList();
    }

    private List<Button> ask() {
        return $view(Button.class)
                .withCondition(button -> "Ask the model".equals(button.getText()))
                .all();
    }

    private List<String> sentences() {
        return $view(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    @Test
    void theFirstAnswerIsExtractive() {
        assertThat(answerBy()).hasSize(1);
        assertThat(answerBy().getFirst().getValue()).isEqualTo(AnswerBy.EXTRACTIVE);
        assertThat(answerBy().getFirst().getItemLabelGenerator().apply(AnswerBy.LLM))
                .isEqualTo("the configured model tiny");
        assertThat(ask()).isEmpty();
        assertThat($view(ExtractedAnswer.class).all()).hasSize(1);
    }

    @Test
    void theHostIsNamedBeforeAnythingIsSent() {
        answerBy().getFirst().setValue(AnswerBy.LLM);
        assertThat($view(ExtractedAnswer.class).all()).isEmpty();
        assertThat(sentences())
                .anyMatch(sentence -> sentence.startsWith("Nothing is sent until you press the button.")
                        && sentence.contains("chunks (1) go to " + HOST));
        assertThat(ask()).singleElement().matches(Button::isEnabled);
    }

    @Test
    void whereNothingIsFoundTheModelCannotBeAsked() {
        answerBy().getFirst().setValue(AnswerBy.LLM);
        $view(TextField.class).single().setValue("zebra");
        assertThat(ask()).singleElement().matches(button -> !button.isEnabled());
        assertThat(sentences()).anyMatch(sentence -> sentence.startsWith("None of the words of this question"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void theInventedWorldOffersNoChoice() {
        answerBy().getFirst().setValue(AnswerBy.LLM);
        $view(Select.class).single().setValue(BaseChoice.GAZETTEER);
        assertThat(answerBy()).isEmpty();
        assertThat(ask()).isEmpty();
        assertThat($view(ModelAnswers.class).single().getElement().hasAttribute("hidden"))
                .isFalse();
    }

    @Test
    @SuppressWarnings("unchecked")
    void theHelpOnOwnDocumentsSaysWhereTheirChunksMayGo() {
        $view(Select.class).single().setValue(BaseChoice.OWN);
        assertThat(sentences()).anyMatch(sentence -> sentence.contains("the retrieved chunks go to " + HOST));
        assertThat(sentences()).noneMatch(sentence -> sentence.contains("are sent nowhere"));
    }
}
