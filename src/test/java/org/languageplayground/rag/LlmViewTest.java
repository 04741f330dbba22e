package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.question.AnswerBy;
import org.languageplayground.ui.ViewFactory;

/** The page where an LLM is configured that nobody has asked. */
@ViewPackages(packages = "org.languageplayground.rag")
class LlmViewTest extends BrowserlessTest {
    private static final String HOST = "llm.example:8443";

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(RagView.class, () -> RagFixture.view(RagFixture.llm("https://" + HOST + "/v1")));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    @BeforeEach
    void open() {
        RagFixture.makeIndexes();
        UI.getCurrent()
                .navigate("rag", QueryParameters.fromString("base=sentences&q=How does attention look at a token?"));
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

    private boolean extracted() {
        return $view(Div.class).all().stream().anyMatch(div -> div.hasClassName("extracted"));
    }

    @SuppressWarnings("unchecked")
    private Select<BaseChoice> base() {
        $view(Tabs.class).single().setSelectedIndex(3);
        return $view(Select.class).single();
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
        assertThat(extracted()).isTrue();
    }

    @Test
    void theHostIsNamedBeforeAnythingIsSent() {
        answerBy().getFirst().setValue(AnswerBy.LLM);
        assertThat(extracted()).isFalse();
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
    void theInventedWorldOffersNoChoice() {
        answerBy().getFirst().setValue(AnswerBy.LLM);
        base().setValue(BaseChoice.GAZETTEER);
        assertThat(answerBy()).isEmpty();
        assertThat(ask()).isEmpty();
        assertThat($view(Div.class).all())
                .filteredOn(div -> div.hasClassName("answer-card"))
                .hasSize(3);
    }

    @Test
    void theHelpOnOwnDocumentsSaysWhereTheirChunksMayGo() {
        base().setValue(BaseChoice.OWN);
        assertThat(sentences()).anyMatch(sentence -> sentence.contains("the retrieved chunks go to " + HOST));
        assertThat(sentences()).noneMatch(sentence -> sentence.contains("are sent nowhere"));
    }
}
