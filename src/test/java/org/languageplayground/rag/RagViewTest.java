package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.FileRejectedEvent;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.compute.Held;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.question.AnswerBy;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.search.Method;
import org.languageplayground.ui.BrowserEvent;
import org.languageplayground.ui.Figures;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.StatCard;
import tools.jackson.databind.JsonNode;

@ViewPackages(packages = "org.languageplayground.rag")
class RagViewTest extends RagPage {

    /** Indexes that are there need not be waited for. */
    @BeforeEach
    void open() {
        RagFixture.makeIndexes();
        navigate(RagView.class);
    }

    private void open(String query) {
        UI.getCurrent().navigate("rag", QueryParameters.fromString(query));
    }

    private RagSimulation simulation() {
        return ((RagView) getCurrentView()).simulation();
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
        openTab("documents");
        return $view(Select.class)
                .withCondition(select -> "Knowledge base".equals(select.getLabel()))
                .single();
    }

    private void openTab(String tab) {
        $view(Tabs.class)
                .single()
                .setSelectedIndex(List.of("answer", "hits", "map", "documents", "evaluation", "code")
                        .indexOf(tab));
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Method> method() {
        return $view(RadioButtonGroup.class).single();
    }

    private void ask(String question) {
        $view(TextField.class).single().setValue(question);
    }

    private Div card(String name) {
        return $view(Div.class)
                .withCondition(div ->
                        name.equals(div.getElement().getAttribute("aria-label")) && div.hasClassName("answer-card"))
                .single();
    }

    private static Element part(Component of, String tag) {
        return of.getElement()
                .getChildren()
                .filter(child -> tag.equals(child.getTag()))
                .findFirst()
                .orElseThrow();
    }

    private static Component editor(Component card) {
        return part(card, "passage-editor").getComponent().orElseThrow();
    }

    /** As the browser does when someone writes in a passage. */
    private static void write(Component card, String text, int version) {
        BrowserEvent.fire(editor(card), "edit", version, Map.of("text", text));
    }

    private static int version(Component card) {
        return BrowserEvent.version(editor(card));
    }

    private Button button(String text) {
        return $view(Button.class)
                .withCondition(button -> text.equals(button.getText()))
                .single();
    }

    @Test
    void itOpensWithThreeAnswersToAQuestionFromAfterTheCutoff() {
        assertThat($view(TextField.class).single().getValue()).isEqualTo("What is the capital of Zorland?");
        assertThat(card("Closed book").getElement().getTextRecursively()).contains("zuveva", "wrong: it is mirna");
        assertThat(card("With the retrieved chunks").getElement().getTextRecursively())
                .contains("mirna", "right", "99.6 % sure");
        assertThat(card("With a wrong chunk").getElement().getTextRecursively()).contains("hulela", "wrong");
        assertThat(message())
                .isEqualTo(
                        "By heart: “zuveva”, wrong. With the 2 best chunks: “mirna”, right. With a chunk on another country: “hulela”, wrong.");
    }

    @Test
    void theFirstScenarioFillsEveryNumber() {
        assertThat(stat("Docs in KB")).isEqualTo("60");
        assertThat(stat("Retrieved")).isEqualTo("2");
        assertThat(stat("Top score")).isEqualTo("0.0325");
        assertThat(stat("Method")).isEqualTo("Hybrid");
        assertThat(slider("Top-k chunks to retrieve").getValue()).isEqualTo(2);
        openTab("hits");
        assertThat(slider("Chunk size (tokens)").getValue()).isEqualTo(32);
    }

    @Test
    void theAnswersWordIsMarkedInThePassageItCameFrom() {
        Element passage = part(card("With the retrieved chunks"), "passage-editor");
        String text = passage.getProperty("passage");
        JsonNode places = ((JsonNode) passage.getPropertyRaw("marks")).get("cited");
        assertThat(text.substring(places.get(0).asInt(), places.get(1).asInt())).isEqualTo("mirna");
    }

    @Test
    void theAnswerFollowsAnEditedPassageWhichCanBePutBack() {
        write(
                card("With the retrieved chunks"),
                "in zorland the capital city is hulela .",
                version(card("With the retrieved chunks")));
        assertThat(card("With the retrieved chunks").getElement().getTextRecursively())
                .contains("hulela", "wrong: it is mirna", "Edited by you");
        assertThat(message()).contains("With your text: “hulela”, wrong.");
        button("Put back").click();
        assertThat(card("With the retrieved chunks").getElement().getTextRecursively())
                .contains("right");
        assertThat($view(Button.class)
                        .withCondition(button -> "Put back".equals(button.getText()))
                        .all())
                .isEmpty();
    }

    @Test
    void whatWasWrittenOnAnotherQuestionsPassageIsForgotten() {
        int old = version(card("With the retrieved chunks"));
        ask("Which river flows through Danland?");
        String before = message();
        write(card("With the retrieved chunks"), "in zorland the capital city is hulela .", old);
        assertThat(simulation().get(RagFields.PASSAGE)).isEmpty();
        assertThat(message()).isEqualTo(before);
        write(card("With the retrieved chunks"), "x", version(card("With the retrieved chunks")));
        assertThat(simulation().get(RagFields.PASSAGE)).contains("x");
    }

    @Test
    void aMistypedWordIsToldAndMendedByAButton() {
        ask("what is the captial of zorland ?");
        assertThat(message()).startsWith("“captial” does not stand in this base; “capital” does.");
        button("Ask: what is the capital of zorland ?").click();
        assertThat($view(TextField.class).single().getValue()).isEqualTo("what is the capital of zorland ?");
        assertThat(message()).contains("“mirna”, right");
        assertThat($view(Button.class)
                        .withCondition(button -> button.getText().startsWith("Ask:"))
                        .all())
                .isEmpty();
    }

    @Test
    void aQuestionFromOutsideIsAnsweredWithThatAndWithTheNearestOne() {
        ask("What is the capital of Germany?");
        assertThat(message())
                .startsWith("Nothing in this base holds “germany”, so no chunk can be about it.")
                .contains("a guess that the page cannot judge");
        button("Ask: What is the capital of Zorland?").click();
        assertThat(message()).startsWith("By heart");
    }

    @Test
    void theSameExampleCanBeChosenTwice() {
        button("Which river flows through Danland?").click();
        ask("hello");
        button("Which river flows through Danland?").click();
        assertThat($view(TextField.class).single().getValue()).isEqualTo("Which river flows through Danland?");
    }

    @Test
    void theSlidersHaveTheirRanges() {
        open("base=sentences&tab=hits");
        assertThat(slider("Top-k chunks to retrieve").getMin()).isEqualTo(1);
        assertThat(slider("Top-k chunks to retrieve").getMax()).isEqualTo(10);
        assertThat(slider("Chunk size (tokens)").getMin()).isEqualTo(16);
        assertThat(slider("Chunk size (tokens)").getMax()).isEqualTo(512);
        assertThat(slider("Overlap").getMax()).isEqualTo(128);
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodIsNamed(Method chosen) {
        method().setValue(chosen);
        assertThat(stat("Method"))
                .isEqualTo(
                        switch (chosen) {
                            case DENSE -> "Dense";
                            case BM25 -> "BM25";
                            case TF_IDF -> "TF-IDF";
                            case HYBRID -> "Hybrid";
                            case HYBRID_RERANKED -> "Hybrid + re-rank";
                            case LSA -> "LSA";
                        });
        assertThat(stat("Docs in KB")).isEqualTo("60");
    }

    @Test
    void whereNoModelWritesTheAnswerThisIsSaidAtTheTop() {
        base().setValue(BaseChoice.HANDBOOK);
        assertThat($view(Paragraph.class).all())
                .filteredOn(paragraph -> paragraph.hasClassName("answer-note"))
                .singleElement()
                .satisfies(note -> assertThat(note.getText()).startsWith("No model writes here"));
        assertThat(message()).contains("word for word");
        base().setValue(BaseChoice.GAZETTEER);
        assertThat($view(Paragraph.class).all()).noneMatch(paragraph -> paragraph.hasClassName("answer-note"));
    }

    @Test
    void aQueryOfUnknownWordsIsAnsweredInWords() {
        open("base=sentences");
        ask("zebra xylophone");
        assertThat(message()).contains("None of the words of this question stands in the documents");
        assertThat(stat("Retrieved")).isEqualTo("0");
        assertThat(stat("Top score")).isEqualTo("–");
    }

    @Test
    void stopWordsAreNothingForBm25() {
        open("base=sentences");
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
    void thePageSaysInWhichEncodingAFileWasRead() throws InterruptedException {
        open("base=own&tab=documents");
        String sentence = "The café’s “résumé” cost €5 – naïve?";
        test($view(Upload.class).single())
                .upload("menu.txt", "text/plain", sentence.getBytes(Charset.forName("windows-1252")));
        awaitMessage("“menu.txt” was read as Windows-1252: 36 characters.");
        assertThat($view(ListItem.class).all())
                .extracting(item -> item.getElement().getTextRecursively())
                .anyMatch(text -> text.contains("menu.txt, read as Windows-1252"));
        test($view(Upload.class).single()).upload("photo.txt", "text/plain", new byte[] {
            (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0, 0, 0, 13
        });
        awaitMessage("“photo.txt” is not a text file.");
    }

    @Test
    void thePageShowsWhichTermsAreSearchedAndWhereAMethodHasNone() throws InterruptedException {
        open("base=own&tab=documents&method=bm25&q=C%2B%2B+and+C%23");
        byte[] languages = "Written in C.\n\nWritten in C++.\n\nWritten in C#.".getBytes(StandardCharsets.UTF_8);
        test($view(Upload.class).single()).upload("languages.txt", "text/plain", languages);
        await(() -> stat("Retrieved").equals("1"));
        assertThat(elements("pipeline-flow").getFirst().getPropertyRaw("steps").toString())
                .contains("[\"c++\",\"c#\"]");
        openTab("answer");
        method().setValue(Method.TF_IDF);
        ask("C++");
        assertThat(message()).contains("TF-IDF finds nothing in this question to search with");
    }

    @Test
    void whatIsDroppedAndCannotBeReadIsNamedFileByFile() {
        open("base=own&tab=documents");
        Upload upload = $view(Upload.class).single();
        List<String> dropped = List.of("photo.png", "eleven megabytes.txt", "x".repeat(100) + ".zip");
        dropped.forEach(file -> ComponentUtil.fireEvent(upload, new FileRejectedEvent(upload, "", file)));
        roundTrip();
        String sentence =
                "Not read, since a file must be a txt, md, html, pdf, docx, odt, csv or tsv file of at most 1 MB: "
                        + "“photo.png”, “eleven megabytes.txt”, “" + "x".repeat(60) + "…”.";
        assertThat(message()).contains(sentence);
        assertThat($view(Paragraph.class).all()).extracting(Paragraph::getText).contains(sentence);
        for (int i = 0; i < 300; i++) {
            ComponentUtil.fireEvent(upload, new FileRejectedEvent(upload, "", i + ".jpg"));
        }
        roundTrip();
        assertThat(message()).contains("“0.jpg”").contains("“9.jpg” and 290 more.");
    }

    private void awaitMessage(String sentence) throws InterruptedException {
        await(() -> message().contains(sentence));
    }

    @Test
    void whatAScoreIsMadeOfIsSaidWhenALinkOpensIt() {
        open("base=sentences&q=THE+the+The&open=1&tab=hits");
        assertThat(elements("number-table")).isNotEmpty();
        assertThat(elements("hit-card"))
                .anySatisfy(card -> assertThat(card.getPropertyRaw("hit").toString())
                        .contains("Rivers carry water from the mountains to the sea."));
    }

    private List<Element> elements(String tag) {
        return $view(Component.class).all().stream()
                .map(Component::getElement)
                .filter(element -> !element.isTextNode() && tag.equals(element.getTag()))
                .toList();
    }

    @Test
    void aHitOpensAndAnEventOnAnotherChunkIsForgotten() {
        openTab("hits");
        Component first = elements("hit-card").getFirst().getComponent().orElseThrow();
        int old = BrowserEvent.version(first);
        BrowserEvent.fire(first, "open", old, Map.of("open", true));
        assertThat(simulation().get(RagFields.OPEN)).isNotEqualTo(RagFields.NONE);
        assertThat(message()).contains("the shares in the table add up to it");
        ask("Which river flows through Danland?");
        assertThat(simulation().get(RagFields.OPEN)).isEqualTo(RagFields.NONE);
        BrowserEvent.fire(first, "open", old, Map.of("open", true));
        assertThat(simulation().get(RagFields.OPEN)).isEqualTo(RagFields.NONE);
    }

    @Test
    void aLinkThatAsksForTooMuchIsAnsweredInWords() {
        open("k=99&size=x&method=magic&open=7777");
        assertThat(message())
                .contains("k can be 1 to 10, not 99")
                .contains("size")
                .contains("method")
                .contains("opens a chunk that this base does not have");
        assertThat(slider("Top-k chunks to retrieve").getValue()).isEqualTo(10);
    }

    @Test
    void resetBringsTheFirstScenarioBack() {
        base().setValue(BaseChoice.HANDBOOK);
        slider("Top-k chunks to retrieve").setValue(7);
        button("Reset").click();
        assertThat(stat("Docs in KB")).isEqualTo("60");
        assertThat(slider("Top-k chunks to retrieve").getValue()).isEqualTo(2);
    }

    @Test
    void aWorksheetHidesWhatItNamesAlsoWhatIsMadeLater() {
        open("hide=retrieval-method,evaluation,size");
        assertThat(method().hasClassName("left-out")).isTrue();
        openTab("hits");
        assertThat(slider("Chunk size (tokens)").hasClassName("left-out")).isTrue();
        assertThat(slider("Overlap").hasClassName("left-out")).isFalse();
    }

    @Test
    void aTabIsMadeWhenItIsOpened() {
        assertThat(elements("hit-card")).isEmpty();
        assertThat(elements("bump-chart")).isEmpty();
        assertThat(elements("apex-chart")).isEmpty();
        openTab("hits");
        assertThat(elements("hit-card")).hasSize(10);
        assertThat(elements("apex-chart")).isEmpty();
        openTab("map");
        assertThat(elements("apex-chart")).hasSize(1);
    }

    @Test
    void waitingForAnIndexSurvivesThatTheBrowserAsksForThePageAnew() throws Exception {
        Held held = RagFixture.hold();
        open("size=91");
        assertThat(message()).contains("being indexed");
        UI.getCurrent().getInternals().getStateTree().prepareForResync();
        assertThat(simulation().indexing()).isTrue();
        held.letGo();
        await(() -> !simulation().indexing());
        assertThat(message()).contains("“mirna”");
    }

    @Test
    void aMeasuringSurvivesThatTheBrowserAsksForThePageAnew() throws Exception {
        open("base=sentences&tab=evaluation&size=48");
        Held held = RagFixture.hold();
        button("Measure on the base’s own questions").click();
        UI.getCurrent().getInternals().getStateTree().prepareForResync();
        assertThat(simulation().measuring().orElseThrow().over()).isFalse();
        held.letGo();
        await(() -> message().contains("Everything is measured."));
    }

    private void await(BooleanSupplier come) throws InterruptedException {
        assertThat(Pushed.await(come)).as(message()).isTrue();
    }

    @Test
    void whereNoLlmIsConfiguredNothingOfItIsOnThePage() {
        open("base=handbook");
        assertThat($view(RadioButtonGroup.class).all()).hasSize(1);
        open("base=handbook&answer=llm");
        assertThat(message()).contains("(by)");
        assertThat($view(RadioButtonGroup.class).all()).hasSize(1);
        assertThat(simulation().get(RagFields.ANSWER)).isEqualTo(AnswerBy.EXTRACTIVE);
    }

    @Test
    void everyFigureSaysThatItIsComputedNow() {
        for (String tab : List.of("hits", "map", "documents", "evaluation")) {
            openTab(tab);
            assertThat(Figures.of(getCurrentView()))
                    .isNotEmpty()
                    .allSatisfy((name, kind) -> assertThat(kind).as(name).contains(Origin.Kind.COMPUTED));
        }
    }

    @Test
    void theFooterLeadsToTeachingTheFactThatWasAskedFor() {
        assertThat($view(Anchor.class).all())
                .extracting(Anchor::getHref)
                .anyMatch(href -> href.startsWith("lora?facts=") && href.contains("Zorland"));
    }
}
