package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.compute.Visitors;
import org.languageplayground.search.Method;
import org.languageplayground.ui.Figures;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.StatCard;
import org.languageplayground.ui.ViewFactory;

@ViewPackages(packages = "org.languageplayground.rag")
class RagViewTest extends BrowserlessTest {

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
                            RagFixture.NO_LLM)));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    /** Indexes that are there need not be waited for. */
    @BeforeEach
    void open() {
        for (BaseChoice choice : BaseChoice.values()) {
            RagFixture.BASES
                    .corpus(choice)
                    .ifPresent(corpus -> RagFixture.index(new IndexCache.Key(corpus, choice.size(), choice.overlap())));
        }
        navigate(RagView.class);
    }

    private void open(String query) {
        UI.getCurrent().navigate("rag", QueryParameters.fromString(query));
    }

    private String message() {
        return $view(MessageLine.class).single().getText();
    }

    private String stat(String name) {
        return $view(StatCard.class)
                .withCondition(card -> name.equals(card.getElement().getAttribute("aria-label")))
                .single()
                .value();
    }

    private IntegerSlider slider(String label) {
        return $view(IntegerSlider.class)
                .withCondition(slider -> label.equals(slider.getLabel()))
                .single();
    }

    @SuppressWarnings("unchecked")
    private Select<BaseChoice> base() {
        return $view(Select.class)
                .withCondition(select -> "Knowledge base".equals(select.getLabel()))
                .single();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Method> method() {
        return $view(RadioButtonGroup.class).single();
    }

    private void ask(String question) {
        $view(TextField.class).single().setValue(question);
    }

    @Test
    void everyFigureSaysThatItIsComputedNow() {
        open("base=gazetteer");
        assertThat(Figures.of(getCurrentView()))
                .hasSizeGreaterThan(8)
                .allSatisfy((name, kind) -> assertThat(kind).as(name).contains(Origin.Kind.COMPUTED));
    }

    @Test
    void theProbabilityOfAnAnswerIsDefined() {
        open("base=gazetteer");
        assertThat($view(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.contains("is the product over all its tokens, the full stop included"));
    }

    @Test
    void theFirstScenarioFillsEveryNumber() {
        assertThat(stat("Docs in KB")).isEqualTo("4");
        assertThat(stat("Retrieved")).isEqualTo("1");
        assertThat(stat("Top score")).isEqualTo("0.693375");
        assertThat(stat("Method")).isEqualTo("TF-IDF");
        assertThat(slider("Top-k chunks to retrieve").getValue()).isEqualTo(2);
        assertThat(slider("Chunk size (tokens)").getValue()).isEqualTo(256);
        assertThat($view(H2.class).all().stream().map(H2::getText))
                .contains("Pipeline", "Answer", "Knowledge base, ranked", "Vector space", "Evaluation");
    }

    @Test
    void theSlidersHaveTheirRanges() {
        assertThat(slider("Top-k chunks to retrieve").getMin()).isEqualTo(1);
        assertThat(slider("Top-k chunks to retrieve").getMax()).isEqualTo(10);
        assertThat(slider("Chunk size (tokens)").getMin()).isEqualTo(16);
        assertThat(slider("Chunk size (tokens)").getMax()).isEqualTo(512);
        assertThat(slider("Overlap").getMax()).isEqualTo(128);
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodNamesItsKindOfScore(Method chosen) {
        base().setValue(BaseChoice.GAZETTEER);
        method().setValue(chosen);
        String kind =
                switch (chosen) {
                    case DENSE, TF_IDF -> "cosine";
                    case BM25 -> "BM25";
                    case HYBRID, HYBRID_RERANKED -> "RRF";
                };
        assertThat(message() + stat("Method")).contains(kind.equals("BM25") ? "BM25 " : kind);
        assertThat(stat("Docs in KB")).isEqualTo("60");
    }

    @Test
    void theWorldsModelAnswersSideBySide() {
        open("base=gazetteer&q=What+is+the+capital+of+Zorland%3F");
        assertThat(message()).contains("with the chunks “mirna”").contains("true is mirna");
        assertThat(slider("Chunk size (tokens)").getValue()).isEqualTo(32);
    }

    @Test
    void aQueryOfUnknownWordsIsAnsweredInWords() {
        ask("zebra xylophone");
        assertThat(message()).contains("None of the words of this question stands in the documents");
        assertThat(stat("Retrieved")).isEqualTo("0");
        assertThat(stat("Top score")).isEqualTo("–");
    }

    @Test
    void stopWordsAreNothingForBm25() {
        method().setValue(Method.BM25);
        ask("THE the The");
        assertThat(message()).contains("BM25 finds nothing in this question to search with");
    }

    @Test
    void anEmptyQueryAndAnEmptyBaseAreAnsweredInWords() {
        ask("");
        assertThat(message()).contains("Type a question");
        base().setValue(BaseChoice.OWN);
        assertThat(message()).contains("no documents yet");
    }

    @Test
    void whatAScoreIsMadeOfIsSaidWhenALinkOpensIt() {
        open("q=THE+the+The&open=1");
        assertThat($view(ExplanationPanel.class).all()).hasSize(1);
        assertThat($view(HitCard.class).all().stream().map(HitCard::text))
                .contains("Rivers carry water from the mountains to the sea.");
    }

    @Test
    void aLinkThatAsksForTooMuchIsAnsweredInWords() {
        open("k=99&size=x&method=magic&open=77");
        assertThat(message())
                .contains("k = 99")
                .contains("size")
                .contains("method")
                .contains("opens a chunk that this base does not have");
        assertThat(slider("Top-k chunks to retrieve").getValue()).isEqualTo(10);
    }

    @Test
    void resetBringsTheFirstScenarioBack() {
        base().setValue(BaseChoice.HANDBOOK);
        slider("Top-k chunks to retrieve").setValue(7);
        $view(Button.class)
                .withCondition(button -> "Reset".equals(button.getText()))
                .single()
                .click();
        assertThat(stat("Docs in KB")).isEqualTo("4");
        assertThat(slider("Top-k chunks to retrieve").getValue()).isEqualTo(2);
    }

    @Test
    void aWorksheetHidesWhatItNames() {
        open("hide=retrieval-method,evaluation");
        assertThat($view(RadioButtonGroup.class).all()).isEmpty();
        assertThat($view(EvaluationPanel.class).all()).isEmpty();
        assertThat($view(VectorSpacePanel.class).all()).hasSize(1);
    }

    @Test
    void whereNoLlmIsConfiguredNothingOfItIsOnThePage() {
        base().setValue(BaseChoice.HANDBOOK);
        assertThat($view(RadioButtonGroup.class).all()).hasSize(1);
        assertThat($view(LlmPanel.class).all()).isEmpty();
        open("answer=llm");
        assertThat(message()).contains("answer");
        assertThat($view(RadioButtonGroup.class).all()).hasSize(1);
        assertThat($view(LlmPanel.class).all()).isEmpty();
        assertThat($view(ExtractedAnswer.class).all()).hasSize(1);
    }
}
