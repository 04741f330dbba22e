package org.languageplayground.shell.home;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.languageplayground.rag.base.IndexCache;
import org.languageplayground.rag.question.Answer;
import org.languageplayground.rag.question.Answer.Grounded;
import org.languageplayground.rag.question.ThreeAnswers;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.Chapters;
import org.languageplayground.world.Fact;
import org.languageplayground.world.lesson.FactSentence;

/** The home page: one question, three live answers of the tiny model, and the chapters that explain them. */
@Route("")
public class HomeView extends Div implements HasDynamicTitle {
    private static final int LONGEST_QUESTION = 200;

    private final transient ThreeAnswers answers;
    private final TextField question = new TextField(getTranslation("home.question"));
    private final MessageLine message = new MessageLine();
    private final AnswerCard byHeart = new AnswerCard("home.answer.heart");
    private final AnswerCard rightPage = new AnswerCard("home.answer.right");
    private final AnswerCard wrongPage = new AnswerCard("home.answer.wrong");
    private final List<Span> pictures =
            Chapters.ALL.stream().map(chapter -> new Span()).toList();
    private final List<ChapterCard> chapters;

    public HomeView(ThreeAnswers answers) {
        this.answers = answers;
        addClassNames("chapter", "home");
        pictures.forEach(picture -> picture.addClassName("home-picture"));
        chapters = Chapters.ALL.stream()
                .map(chapter -> new ChapterCard(chapter, pictures.get(chapter.number() - 1)))
                .toList();
        question.setMaxLength(LONGEST_QUESTION);
        question.setValue(getTranslation("home.question.first"));
        Button ask = new Button(getTranslation("home.ask"), event -> ask());
        ask.addThemeNames("primary");
        ask.addClickShortcut(Key.ENTER).listenOn(question);
        Div form = new Div(question, ask);
        form.addClassName("home-question");
        Div cards = new Div(byHeart, rightPage, wrongPage);
        cards.addClassName("home-answers");
        Div path = new Div();
        chapters.forEach(path::add);
        path.addClassName("home-chapters");
        Section teachers = new Section(
                new H2(getTranslation("home.teachers")), new Paragraph(getTranslation("home.teachers.text")));
        teachers.add(
                new Anchor("attention?present", getTranslation("home.teachers.present")),
                new Paragraph(new Anchor("lessons", getTranslation("home.teachers.lessons"))));
        Paragraph lead = new Paragraph(getTranslation("home.lead"));
        lead.addClassName("lead");
        add(new H1(getTranslation("home.title")), lead, form, message, cards, path, teachers);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        if (attachEvent.isInitialAttach()) {
            ask();
        }
    }

    private void ask() {
        String asked = question.getValue().strip();
        if (asked.isEmpty()) {
            message.say(getTranslation("home.empty"));
            return;
        }
        UI ui = UI.getCurrent();
        CompletableFuture<Answer.OfTheModel> coming = answers.ask(asked);
        if (coming.isDone()) {
            show(asked, coming);
        } else {
            message.say(getTranslation("home.reading"));
            coming.whenComplete((given, problem) -> ui.access(() -> show(asked, coming)));
        }
    }

    private void show(String asked, CompletableFuture<Answer.OfTheModel> come) {
        try {
            show(asked, come.join());
        } catch (CompletionException e) {
            Notice refusal = IndexCache.refusal(e.getCause());
            message.say(getTranslation(refusal.key(), refusal.arguments()));
        }
    }

    private void show(String asked, Answer.OfTheModel given) {
        if (!asked.equals(question.getValue().strip())) {
            return;
        }
        Optional<Fact> truth = given.truth();
        String search = query(Map.of("query", asked));
        byHeart.show(
                Optional.of(given.closedBook()),
                truth,
                "attention?" + query(Map.of("sentence", given.closedBook().prompt())));
        rightPage.rename(truth.isPresent() ? "home.answer.right" : "home.answer.found");
        rightPage.show(given.retrieved().map(Grounded::said), truth, "rag?" + search);
        wrongPage.show(given.wrong().map(Grounded::said), truth, "rag?" + search);
        message.say(sentence(given, truth));
        chapters.get(0).carry(query(Map.of("sentence", given.closedBook().prompt())));
        chapters.get(1)
                .carry(truth.map(fact -> query(Map.of("facts", FactSentence.write(fact))))
                        .orElse(""));
        chapters.get(2).carry(search);
        pictures.get(0)
                .setText(getTranslation(
                        "home.picture.1",
                        given.closedBook().promptTokens(),
                        given.closedBook().answer()));
        pictures.get(1).setText(truth.map(FactSentence::write).orElse(""));
        pictures.get(2)
                .setText(given.retrieved()
                        .map(read -> read.said().answer())
                        .map(read -> getTranslation(
                                "home.picture.3", given.closedBook().answer(), read))
                        .orElse(""));
    }

    private String sentence(Answer.OfTheModel given, Optional<Fact> truth) {
        if (truth.isEmpty()) {
            return getTranslation("home.outside");
        }
        boolean right = truth.get().value().equals(given.closedBook().answer());
        return getTranslation(
                right ? "home.known" : "home.unknown",
                given.closedBook().answer(),
                truth.get().value());
    }

    private static String query(Map<String, String> parameters) {
        return QueryParameters.simple(parameters).getQueryString();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("home.title");
    }
}
