package org.languageplayground.shell.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.base.FolderSettings;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.base.SharedEncoder;
import org.languageplayground.rag.question.Answer;
import org.languageplayground.rag.question.ThreeAnswers;
import org.languageplayground.rag.question.WorldReader;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.ViewFactory;
import org.languageplayground.ui.chapter.Chapters;

@ViewPackages(packages = "org.languageplayground.shell.home")
class HomeViewTest extends BrowserlessTest {
    private static final ModelLibrary LIBRARY = new ModelLibrary("", false);
    private static final ThreeAnswers ANSWERS = new ThreeAnswers(
            new KnowledgeBases(
                    LIBRARY,
                    new SharedEncoder(LIBRARY, 0, ""),
                    new WorkerPool(1, 40),
                    Visitors.memory(),
                    new FolderSettings("", "")),
            new WorldReader(LIBRARY));
    private static final String QUESTION = "What is the capital of Zorland?";

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(HomeView.class, () -> new HomeView(ANSWERS));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    private void open() throws InterruptedException {
        ANSWERS.ask(QUESTION).join();
        navigate(HomeView.class);
        assertThat(Pushed.await(() -> cards().getFirst().contains("% sure")))
                .as(message())
                .isTrue();
    }

    private List<String> cards() {
        return $view(AnswerCard.class).all().stream()
                .map(card -> card.getElement().getTextRecursively())
                .toList();
    }

    private String message() {
        return $view(MessageLine.class).single().getText();
    }

    private void ask(String question) {
        $view(TextField.class).single().setValue(question);
        test($view(Button.class).single()).click();
    }

    @Test
    void theFirstQuestionIsAnsweredByTheRealModelInThreeWays() throws InterruptedException {
        open();
        Answer.OfTheModel given = ANSWERS.ask(QUESTION).join();
        String truth = given.truth().orElseThrow().value();
        assertThat(given.closedBook().answer()).isNotEqualTo(truth);
        assertThat(given.retrieved().orElseThrow().said().answer()).isEqualTo(truth);
        assertThat(given.wrong().orElseThrow().said().answer()).isNotEqualTo(truth);
        assertThat(cards()).hasSize(3);
        assertThat(cards().get(0)).contains(given.closedBook().answer(), "wrong", "% sure");
        assertThat(cards().get(1)).contains(truth, "right");
        assertThat(cards().get(2)).contains(given.wrong().orElseThrow().said().answer(), "wrong");
        assertThat(message()).contains("It is “" + truth + "”");
    }

    @Test
    void everyChapterIsOpenedWithTheQuestion() throws InterruptedException {
        open();
        List<String> links =
                $view(Anchor.class).all().stream().map(Anchor::getHref).toList();
        Chapters.ALL.forEach(chapter -> assertThat(links)
                .anyMatch(link -> link.startsWith(chapter.key() + "?")
                        && link.toLowerCase(java.util.Locale.ROOT).contains("zorland")));
    }

    @Test
    void aQuestionOutsideOfTheWorldIsToldSo() throws InterruptedException {
        open();
        ask("Who wrote Hamlet?");
        assertThat(message()).contains("no question about the invented world");
        assertThat(cards().getFirst()).doesNotContain("right").doesNotContain("wrong");
    }

    @Test
    void anEmptyQuestionIsToldSo() throws InterruptedException {
        open();
        ask("   ");
        assertThat(message()).isEqualTo("Type a question first.");
    }
}
