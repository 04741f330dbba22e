package org.languageplayground.classroom.lesson;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.languageplayground.classroom.lesson.plan.LessonProblem;
import org.languageplayground.classroom.lesson.plan.LessonReader;
import org.languageplayground.classroom.lesson.play.Address;
import org.languageplayground.classroom.lesson.play.LessonPlays;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.ui.AnyUpload;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PushedFrames;

/** Lesson plans: those that come with the playground, the administrator's, and the teacher's own. */
@Route(Address.LESSONS)
public class LessonsView extends Div implements HasDynamicTitle {
    private static final int LONGEST_NAME = 60;

    private final transient LessonLibrary library;
    private final transient OwnLessons own;
    private final transient LessonPlays plays;
    private final MessageLine message = new MessageLine();
    private final UnorderedList problems = new UnorderedList();
    private final Div ownCards = cards(Stream.empty());

    /** The page. */
    public LessonsView(LessonLibrary library, OwnLessons own, LessonPlays plays, LessonSettings settings) {
        this.library = library;
        this.own = own;
        this.plays = plays;
        addClassNames("chapter", "lessons");
        Paragraph lead = new Paragraph(getTranslation("lessons.lead"));
        lead.addClassName("lead");
        add(
                new H1(getTranslation("lessons.title")),
                lead,
                cards(library.shipped(getLocale()).stream().map(this::card)));
        addFolder(library.folder());
        if (settings.uploads()) {
            addOwn();
        }
        add(new Details(getTranslation("lessons.format"), format()));
    }

    private static Div cards(Stream<LessonCard> all) {
        Div cards = new Div();
        cards.addClassName("lesson-cards");
        all.forEach(cards::add);
        return cards;
    }

    private LessonCard card(LessonFile file) {
        return new LessonCard(file, () -> Address.open(UI.getCurrent(), plays.start(file.lesson())));
    }

    private void addFolder(LessonLibrary.Folder folder) {
        if (folder.lessons().isEmpty() && folder.broken().isEmpty()) {
            return;
        }
        Section section = new Section(
                new H2(getTranslation("lessons.folder")),
                cards(folder.lessons().stream().map(this::card)));
        folder.broken().forEach(broken -> {
            UnorderedList reasons = new UnorderedList();
            list(reasons, broken.problems());
            section.add(new Details(getTranslation("lessons.broken", broken.name()), reasons));
        });
        add(section);
    }

    private void addOwn() {
        Upload upload = new Upload((AnyUpload) this::receive);
        upload.setAcceptedFileExtensions(".md");
        upload.setMaxFileSize(LessonReader.GREATEST_FILE);
        upload.addFileRejectedListener(
                event -> message.say(getTranslation("lessons.rejected", shortened(event.getFileName()))));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        upload.getElement().setAttribute("aria-label", getTranslation("lessons.own"));
        Paragraph help = new Paragraph(getTranslation("lessons.own.help"));
        help.addClassName("help");
        problems.addClassName("lesson-problems");
        add(new Section(new H2(getTranslation("lessons.own")), help, upload, message, problems, ownCards));
        showOwn();
    }

    private Div format() {
        Div format = new Div();
        getTranslation("lessons.format.about").lines().map(Paragraph::new).forEach(format::add);
        format.add(new Pre(getTranslation("lessons.format.example")));
        return format;
    }

    private void receive(UploadEvent event) throws IOException {
        try (InputStream in = event.getInputStream()) {
            read(event.getUI(), event.getFileName(), in.readNBytes(LessonReader.GREATEST_FILE + 1));
        }
    }

    /** Has a teacher's file read, outside of any request. */
    void read(UI ui, String name, byte... bytes) {
        String file = shortened(name);
        ui.access(() -> {
            problems.removeAll();
            message.say(getTranslation("lessons.reading", file));
        });
        try {
            own.add(file, bytes, LessonReader.time(), run -> new PushedFrames(ui, () -> take(file, run)).changed());
        } catch (NoMemoryException e) {
            ui.access(() -> message.say(text(Notice.memory(e))));
        }
    }

    /** Takes a teacher's file, or says all that is wrong with it. */
    private void take(String name, Run<List<LessonProblem>, LessonFile> run) {
        problems.removeAll();
        run.outcome()
                .map(LessonFile::lesson)
                .ifPresentOrElse(
                        lesson -> message.say(getTranslation(
                                "lessons.taken", lesson.title(), lesson.steps().size(), lesson.minutes())),
                        () -> refuse(name, run));
        showOwn();
    }

    private void refuse(String name, Run<List<LessonProblem>, LessonFile> run) {
        if (run.failure().isPresent()) {
            message.say(
                    run.failure().get() instanceof NoMemoryException e
                            ? text(Notice.memory(e))
                            : getTranslation("lessons.failed", name));
            return;
        }
        message.say(getTranslation("lessons.refused", name, run.progress().size()));
        list(problems, run.progress());
    }

    private void showOwn() {
        ownCards.removeAll();
        own.all()
                .forEach(file -> ownCards.add(card(file).removable(() -> {
                    own.remove(file.name());
                    message.say(getTranslation("lessons.removed", file.lesson().title()));
                    showOwn();
                })));
    }

    private void list(UnorderedList list, List<LessonProblem> all) {
        all.forEach(problem -> list.add(new ListItem(
                problem.line() == 0
                        ? text(problem.notice())
                        : getTranslation("lessons.problem.line", problem.line(), text(problem.notice())))));
    }

    private String text(Notice notice) {
        return getTranslation(notice.key(), notice.arguments());
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lessons.title");
    }
}
