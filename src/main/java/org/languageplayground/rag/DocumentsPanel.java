package org.languageplayground.rag;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.base.BaseQuestion;
import org.languageplayground.rag.base.BaseText;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.base.OwnFiles;
import org.languageplayground.rag.base.SharedFolder;
import org.languageplayground.rag.llm.LlmTalk;
import org.languageplayground.rag.question.QuestionCheck;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.search.folder.Skipped;
import org.languageplayground.search.text.Document;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.check.CheckFile;

/** "Documents": which base is searched, what it holds, and what can be asked of it. */
final class DocumentsPanel extends Panel<RagSimulation> {
    private static final int MOST_SHOWN = 60;
    private static final int MOST_SKIPPED = 10;

    private final transient BaseText text;
    private final transient Consumer<String> ask;
    private final OwnFiles own;
    private final Div questions = new Div();
    private final Paragraph about = new Paragraph();
    private final UnorderedList skipped = new UnorderedList();
    private final Select<BaseChoice> base;
    private final NumberTable documents = new NumberTable(
            getTranslation("rag.documents"),
            Arrays.asList(getTranslation("rag.documents.columns").split(" \\| ")));
    private transient Corpus shown;

    /**
     * An empty panel.
     *
     * @param act does something with the simulation and says a sentence
     * @param ask called with a question of the base that was chosen
     */
    DocumentsPanel(
            BaseText text,
            RagSimulation simulation,
            Select<BaseChoice> base,
            Consumer<Supplier<String>> act,
            Consumer<String> ask) {
        this.text = text;
        this.ask = ask;
        this.base = base;
        own = new OwnFiles(
                simulation.own(),
                simulation.llm().map(LlmTalk::host),
                sentence -> act.accept(() -> {
                    simulation.documentsChanged();
                    return sentence;
                }));
        addClassName("documents-panel");
        about.addClassName("help");
        skipped.addClassName("help");
        skipped.getElement().setAttribute("aria-label", getTranslation("rag.folder.skipped"));
        Div choice = new Div(base, questions);
        choice.addClassName("stage-controls");
        add(choice, about, skipped, own, new H2(getTranslation("rag.documents")), Origin.computed(), documents);
    }

    @Override
    public List<CheckFile<RagSimulation>> files() {
        return List.of(QuestionCheck.INDEX);
    }

    @Override
    public void show(RagSimulation simulation) {
        Controls.offer(base, simulation.choices());
        Corpus corpus = simulation.corpus();
        Unchanged.orText(about, simulation.folder().map(text::about).orElseGet(() -> text.about(corpus.choice())));
        if (corpus == shown) {
            return;
        }
        shown = corpus;
        skipped.removeAll();
        simulation.folder().ifPresent(this::showSkipped);
        boolean students = corpus.choice().kind() == BaseChoice.Kind.OWN;
        own.setVisible(students);
        own.show(students ? corpus.documents() : List.of());
        documents.show(
                corpus.documents().stream()
                        .limit(MOST_SHOWN)
                        .map(document -> row(corpus, document))
                        .toList(),
                -1);
        offer(
                corpus.questions().isEmpty()
                        ? corpus.examples()
                        : corpus.questions().stream().map(BaseQuestion::text).toList());
    }

    /** What is not read stays in sight; the log names more of it. */
    private void showSkipped(SharedFolder folder) {
        List<Skipped> first = folder.skipped().stream().limit(MOST_SKIPPED).toList();
        first.forEach(one -> skipped.add(new ListItem(text.skipped(one))));
        int more = folder.skipped().size() - first.size() + folder.moreSkipped();
        if (more > 0) {
            skipped.add(new ListItem(getTranslation("rag.folder.skipped.more", more)));
        }
    }

    private List<String> row(Corpus corpus, Document document) {
        return List.of(text.title(corpus, document), text.number(document.text().length()));
    }

    /** Another base gets another list, so that a choice made in the old one is not taken for one in the new. */
    private void offer(List<String> offered) {
        questions.removeAll();
        if (!offered.isEmpty()) {
            ComboBox<String> list = new ComboBox<>(getTranslation("rag.questions"));
            list.setItems(offered);
            list.addValueChangeListener(event -> {
                if (event.getValue() != null) {
                    ask.accept(event.getValue());
                    list.clear();
                }
            });
            questions.add(list);
        }
    }
}
