package org.languageplayground.classroom.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.languageplayground.attention.AttentionPage;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.QrCode;
import org.languageplayground.ui.chapter.Part;
import tools.jackson.databind.node.JsonNodeFactory;

@ViewPackages(packages = {"org.languageplayground.classroom.sheet", "org.languageplayground.attention"})
class WorksheetViewTest extends BrowserlessTest {
    private static final String HOME = "https://school.example/teach/";

    private WorksheetView view;

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(AttentionPage.Views.class);
    }

    private void open(String query) {
        UI.getCurrent().navigate("worksheet", QueryParameters.fromString(query));
        view = (WorksheetView) getCurrentView();
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(PendingJavaScriptInvocation.class::cast)
                .filter(call -> call.getInvocation().getExpression().contains("location.href"))
                .forEach(call -> call.complete(JsonNodeFactory.instance.stringNode(HOME + "worksheet?" + query)));
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(WorksheetViewTest::all));
    }

    private <T extends Component> T find(Class<T> type, String label) {
        return all(view)
                .filter(type::isInstance)
                .map(type::cast)
                .filter(component -> label.equals(component.getElement().getProperty("label")))
                .findFirst()
                .orElseThrow();
    }

    private Paper paper() {
        return all(view)
                .filter(Paper.class::isInstance)
                .map(Paper.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** What stands on the paper beside the stage. */
    private String paperText() {
        return paper().getChildren()
                .filter(part -> !(part instanceof ChapterStage))
                .map(part -> part.getElement().getTextRecursively())
                .collect(Collectors.joining("\n"));
    }

    private String message() {
        return view.getChildren()
                .filter(MessageLine.class::isInstance)
                .map(MessageLine.class::cast)
                .findFirst()
                .orElseThrow()
                .getText();
    }

    private void hide(String... names) {
        CheckboxGroup<Part> group = find(CheckboxGroup.class, "Hidden from students");
        Set<Part> chosen = new HashSet<>(group.getValue());
        group.getListDataView()
                .getItems()
                .filter(part -> List.of(names).contains(part.name()))
                .forEach(chosen::add);
        group.setValue(chosen);
    }

    private String link() {
        return find(TextField.class, "Link for students").getValue();
    }

    private static boolean leftOut(Component part) {
        return part.hasClassName("left-out");
    }

    private Component part(String cssClass) {
        return all(view).filter(part -> part.hasClassName(cssClass)).findFirst().orElseThrow();
    }

    @Test
    void everyControlOfTheStageCanBeHiddenByItsNameOnThePage() {
        open("");
        CheckboxGroup<Part> group = find(CheckboxGroup.class, "Hidden from students");
        assertThat(group.getListDataView().getItems())
                .extracting(Part::label)
                .contains(
                        "Sentence",
                        "Temperature (1/√d_k)",
                        "Mode",
                        "Attention heads",
                        "What the model says",
                        "All tabs",
                        "Try this")
                .doesNotHaveDuplicates();
        CheckboxGroup<Part> tabs = find(CheckboxGroup.class, "Hidden tabs");
        assertThat(tabs.getListDataView().getItems())
                .extracting(Part::label)
                .contains("Tab “Matrix”", "Tab “Code”")
                .hasSize(14);
    }

    @Test
    void whatIsHiddenStandsInTheStudentsLinkAndIsHiddenOnThePaperButNotOnItsSolution() {
        open("chapter=attention&scenario=layer%3D3");
        hide("temperature", "output");
        assertThat(link()).startsWith(HOME + "attention?").contains("layer=3", "hide=temperature%2Coutput");
        assertThat(leftOut(part("stage-output"))).isTrue();
        RadioButtonGroup<Boolean> copy = find(RadioButtonGroup.class, "Show and print");
        copy.setValue(true);
        assertThat(leftOut(part("stage-output"))).isFalse();
        assertThat(link()).contains("output");
        copy.setValue(false);
        assertThat(leftOut(part("stage-output"))).isTrue();
        assertThat(message()).endsWith("2 things are hidden.");
    }

    @Test
    void thePaperTellsTheInputAndWhatIsSetOtherwiseThanAtFirstExceptWhatIsHidden() {
        open("scenario=" + "temperature%3D4%26layer%3D3%26tab%3Dmatrix");
        assertThat(paperText())
                .contains("Sentence:the capital of zorland")
                .contains("Temperature (1/√d_k):")
                .contains("Layer:3")
                .contains("Tab:Matrix")
                .doesNotContain("Mode:", "Model:");
        hide("temperature");
        assertThat(paperText()).doesNotContain("Temperature").contains("Layer:3");
    }

    @Test
    void ownQuestionsAndExercisesAreAskedWithLinesAndAnsweredOnTheSolution() {
        open("q=Where%20does%20it%20look?&lines=5&a=At%20mirna.&exercises=1");
        assertThat(paperText()).contains("Where does it look?", "Why?").doesNotContain("At mirna.");
        assertThat(all(paper()).filter(part -> part.hasClassName("ruled")))
                .extracting(part -> part.getElement().getChildCount())
                .containsExactly(2, 5);
        assertThat(all(paper()).filter(part -> part.hasClassName("right"))).isEmpty();
        RadioButtonGroup<Boolean> copy = find(RadioButtonGroup.class, "Show and print");
        copy.setValue(true);
        assertThat(paperText()).contains("At mirna.", "Solution");
        assertThat(all(paper()).filter(part -> part.hasClassName("right"))).hasSize(1);
        assertThat(all(paper()).filter(part -> part.hasClassName("ruled"))).isEmpty();
    }

    @Test
    void aScriptInAQuestionIsTextAndAQuestionFromRightToLeftFindsItsDirection() {
        open("q=%3Cscript%3Ealert(1)%3C/script%3E&q=%D9%84%D9%85%D8%A7%D8%B0%D8%A7");
        assertThat(paperText()).contains("<script>alert(1)</script>", "لماذا");
        assertThat(all(paper()).filter(part -> "لماذا".equals(part.getElement().getText())))
                .singleElement()
                .satisfies(part ->
                        assertThat(part.getElement().getAttribute("dir")).isEqualTo("auto"));
        assertThat(all(paper()).filter(part -> !part.getElement().isTextNode()).map(part -> part.getElement()
                        .getTag()))
                .doesNotContain("script");
    }

    @Test
    void aQuestionThatIsTooLongStaysInItsFieldWithTheReasonAndThePaperKeepsTheOneBefore() {
        open("q=Short");
        TextArea text = find(TextArea.class, "Question 1");
        text.setValue("x".repeat(10_000));
        assertThat(text.isInvalid()).isTrue();
        assertThat(text.getErrorMessage()).contains("10,000", "2,000");
        assertThat(text.getValue()).hasSize(10_000);
        assertThat(paperText()).contains("Short").doesNotContain("xxx");
        text.setValue("Shorter");
        assertThat(text.isInvalid()).isFalse();
        assertThat(paperText()).contains("Shorter");
    }

    @Test
    void questionsAreAddedUpToTheMostAndRemoved() {
        open("");
        Button add = all(view)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Add a question"))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < Sheet.MOST_QUESTIONS; i++) {
            assertThat(add.isEnabled()).isTrue();
            add.click();
        }
        assertThat(add.isEnabled()).isFalse();
        find(TextArea.class, "Question 40").setValue("the last");
        assertThat(message()).startsWith("The sheet asks one question");
        all(view)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Remove"))
                .findFirst()
                .orElseThrow()
                .click();
        assertThat(find(TextArea.class, "Question 39").getValue()).isEqualTo("the last");
        assertThat(add.isEnabled()).isTrue();
    }

    @Test
    void whatTheAddressCannotHoldIsToldAndStillPrinted() {
        open(Stream.generate(() -> "q=" + "w".repeat(300)).limit(12).collect(Collectors.joining("&")));
        assertThat(message()).doesNotContain("no room");
        Button add = all(view)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Add a question"))
                .findFirst()
                .orElseThrow();
        add.click();
        find(TextArea.class, "Question 13").setValue("z".repeat(2_000));
        assertThat(message()).contains("has no room for the last question");
        assertThat(paperText()).contains("zzz");
    }

    @Test
    void aPastedLinkOfThisSiteSetsTheScenarioAndKeepsTheQuestions() {
        open("q=Kept&hide=temperature");
        TextField scenario = find(TextField.class, "Scenario (paste a link to another one here)");
        scenario.setValue(HOME + "attention?layer=1");
        assertThat(link()).contains("layer=1", "hide=temperature");
        assertThat(paperText()).contains("Kept");
        scenario.setValue("https://elsewhere.example/attention?layer=2");
        assertThat(scenario.isInvalid()).isTrue();
        assertThat(scenario.getErrorMessage()).contains("elsewhere.example");
        assertThat(scenario.getValue()).isEqualTo("https://elsewhere.example/attention?layer=2");
        assertThat(link()).contains("layer=1");
    }

    @Test
    void whatTheScenarioCannotBeIsToldOnTheBuilderAndNotOnThePaper() {
        open("scenario=temperature%3DNaN&hide=nothing-like-this,mode");
        assertThat(message()).contains("(temperature)", "(nothing-like-this)").endsWith("one thing is hidden.");
        assertThat(link()).contains("hide=mode").doesNotContain("NaN").doesNotContain("nothing");
        assertThat(part("stage").getElement().getTextRecursively()).doesNotContain("nothing-like-this");
    }

    @Test
    void theCodeForAFrameIsEscapedAndTheLinkHasItsQrCode() {
        open("title=%22%3CAt%20%26%20for%3E%22&scenario=layer%3D3");
        String code = find(TextArea.class, "Code of the frame").getValue();
        assertThat(code)
                .startsWith("<iframe src=\"" + HOME + "attention?")
                .contains("&amp;embed\"", "title=\"&quot;&lt;At &amp; for&gt;&quot;\"");
        assertThat(all(paper()).filter(QrCode.class::isInstance))
                .singleElement()
                .satisfies(code2 ->
                        assertThat(code2.getElement().getTextRecursively()).isEqualTo(link()));
    }
}
