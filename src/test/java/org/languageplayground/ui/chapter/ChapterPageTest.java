package org.languageplayground.ui.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.QueryParameters;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.chapter.ExampleChapter.LengthPanel;
import org.languageplayground.ui.check.Downloads;
import org.languageplayground.ui.ear.LiveRegion;

@ViewPackages(packages = "org.languageplayground.ui.chapter")
class ChapterPageTest extends BrowserlessTest {
    private ExampleChapter.View page;

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(ExampleChapter.Views.class);
    }

    @BeforeEach
    void open() {
        LengthPanel.MADE.clear();
        page = navigate(ExampleChapter.View.class);
    }

    private ExampleChapter.View open(String query) {
        UI.getCurrent().navigate("example", QueryParameters.fromString(query));
        return (ExampleChapter.View) getCurrentView();
    }

    private String message() {
        return $view(MessageLine.class).single().getText();
    }

    @Test
    void aControlSetsItsFieldAndThePageFollows() {
        page.times.setValue(3);
        assertThat(page.result.getText()).isEqualTo("a ba ba b");
        assertThat(message()).isEqualTo("3 times");
    }

    @Test
    void aLinkRestoresTheScenarioAndItsControls() {
        page = open("sentence=x&layer=4&tab=matrix");
        assertThat(page.text.getValue()).isEqualTo("x");
        assertThat(page.times.getValue()).isEqualTo(4);
        assertThat(LengthPanel.MADE.getLast().length.getText()).isEqualTo("4");
    }

    @Test
    void allChaptersOfATabStartAgainThoseOutOfSightAsWell() {
        ExampleChapter.Repetition elsewhere = new ExampleChapter.Repetitions().of(UI.getCurrent());
        elsewhere.set(ExampleChapter.TIMES, 5);
        page.times.setValue(3);
        StartAgain.in(UI.getCurrent());
        assertThat(elsewhere.get(ExampleChapter.TIMES)).isEqualTo(2);
        assertThat(page.result.getText()).isEqualTo("a ba b");
        assertThat(page.times.getValue()).isEqualTo(2);
    }

    @Test
    void aTabIsMadeWhenItIsFirstOpened() {
        assertThat(LengthPanel.MADE).isEmpty();
        Tabs tabs = $view(Tabs.class).single();
        tabs.setSelectedIndex(1);
        assertThat(LengthPanel.MADE).hasSize(1);
        tabs.setSelectedIndex(0);
        tabs.setSelectedIndex(1);
        assertThat(LengthPanel.MADE).hasSize(1);
    }

    @Test
    void aClosedTabIsLeftAlone() {
        Tabs tabs = $view(Tabs.class).single();
        tabs.setSelectedIndex(1);
        tabs.setSelectedIndex(0);
        page.times.setValue(9);
        assertThat(LengthPanel.MADE.getFirst().length.getText()).isEqualTo("6");
        tabs.setSelectedIndex(1);
        assertThat(LengthPanel.MADE.getFirst().length.getText()).isEqualTo("27");
    }

    @Test
    void aLinkHidesControlsByKeyAndByTheirOldNameAndTheyComeBack() {
        page = open("hide=layer");
        assertThat(page.times.hasClassName("left-out")).isTrue();
        assertThat(page.text.hasClassName("left-out")).isFalse();
        page = open("hide=sentence");
        assertThat(page.times.hasClassName("left-out")).isFalse();
        page = open("hide=step-by-step,Layer,layer");
        assertThat(page.times.hasClassName("left-out")).isTrue();
    }

    @Test
    void theLinkToAWorksheetNamesWhatIsHiddenInTheOrderOfTheAddress() {
        page = open("hide=u,layer,z,w,v,y,x");
        assertThat($view(Anchor.class).withText("Worksheet").single().getHref())
                .contains("hide=u%2Clayer%2Cz%2Cw%2Cv%2Cy%2Cx");
    }

    @Test
    void aValueThatCannotBeUsedIsToldAtItsField() {
        page.text.setValue("no!");
        assertThat(page.text.isInvalid()).isTrue();
        assertThat(page.text.getErrorMessage()).isEqualTo("Reset");
        page.text.setValue("yes");
        assertThat(page.text.isInvalid()).isFalse();
    }

    @Test
    void whatCannotBeTakenFromALinkIsSaid() {
        open("layer=77");
        assertThat(message()).startsWith("layer can be 1 to 9, not 77").endsWith("9 times");
    }

    private String heard() {
        roundTrip();
        return LiveRegion.of(UI.getCurrent()).getElement().getTextRecursively();
    }

    @Test
    void theSentenceOfAQuestionIsHeardOnceItMayBeSeen() {
        UI.getCurrent().add(LiveRegion.of(UI.getCurrent()));
        page.leaveUnanswered(true);
        page.times.setValue(3);
        assertThat(heard()).isEmpty();
        page.leaveUnanswered(false);
        assertThat(heard()).isEqualTo("3 times");
    }

    @Test
    void theSimulationOutlivesThePageAndAResynchronization() {
        ExampleChapter.Repetition simulation = page.simulation();
        UI.getCurrent().getInternals().getStateTree().prepareForResync();
        page.getElement().removeFromParent();
        page = new ExampleChapter.View();
        assertThat(simulation.closed()).isFalse();
        assertThat(page.simulation()).isSameAs(simulation);
    }

    @Test
    void theSimulationEndsWithTheTabOfTheBrowser() {
        UI tab = new UI();
        tab.getInternals().setSession(UI.getCurrent().getSession());
        ExampleChapter.Repetition simulation = ExampleChapter.View.SIMULATIONS.of(tab);
        tab.close();
        assertThat(simulation.closed()).isFalse();
        tab.getInternals().setSession(null);
        assertThat(simulation.closed()).isTrue();
        assertThat(page.simulation().closed()).isFalse();
    }

    @Test
    void whatComesAboutWithoutAnActIsShownAndSaidAlsoAfterTheBrowserAskedForThePageAnew() throws InterruptedException {
        UI.getCurrent().getInternals().getStateTree().prepareForResync();
        page.simulation().hearsOfSomething();
        assertThat(Pushed.await(() -> page.result.getText().endsWith("+"))).isTrue();
        assertThat(message()).isEqualTo("news");
    }

    @Test
    void whatComesAboutBeforeThePageIsThereIsShownOnceItIs() throws InterruptedException {
        page.getElement().removeFromParent();
        page = new ExampleChapter.View();
        page.times.setValue(3);
        page.simulation().hearsOfSomething();
        UI.getCurrent().add(page);
        assertThat(Pushed.await(() -> page.result.getText().endsWith("+"))).isTrue();
    }

    @Test
    void theNumbersCanBeTakenAwayToBeChecked() {
        Downloads downloads = Downloads.in(page);
        page.times.setValue(3);
        assertThat(downloads.file("Tokens, settings and numbers in full"))
                .asString()
                .isEqualTo("[\"a ba ba b\"]");
        page.text.setValue("");
        assertThat(downloads.names()).isEmpty();
        assertThat(downloads.missing())
                .containsExactly("Tokens, settings and numbers in full (JSON): there is no token to look at.");
    }

    @Test
    void theFooterCarriesTheQuestionToTheNextChapter() {
        page.text.setValue("q");
        assertThat($view(Anchor.class).all()).extracting(Anchor::getHref).contains("lora?facts=q");
    }

    @Test
    void everyChapterOfTheListHasATitle() {
        Chapters.ALL.forEach(chapter -> assertThat(UI.getCurrent().getTranslation(chapter.key() + ".title"))
                .doesNotStartWith("!"));
        assertThat($view(H1.class).single().getElement().getTextRecursively()).contains("Chapter 1");
    }
}
