package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.Visitors;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.base.FolderSettings;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.evaluation.Outcomes;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.search.Method;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.ViewFactory;

@Timeout(180)
@ViewPackages(packages = "org.languageplayground.rag")
class SharedFolderViewTest extends BrowserlessTest {
    private static final BaseChoice COURSE = BaseChoice.folder("Biology 2");

    @TempDir
    private static Path bases;

    private static KnowledgeBases shared;

    /** Makes the view, of a server that shares these folders. */
    public static class Views extends ViewFactory {
        public Views() {
            super(
                    RagView.class,
                    () -> new RagView(
                            new RagSimulations(
                                    shared,
                                    RagFixture.READER,
                                    RagFixture.LIMITS,
                                    RagFixture.POOL,
                                    Visitors.of(RagFixture.POOL),
                                    RagFixture.NO_LLM),
                            shared,
                            new Outcomes(),
                            RagFixture.READER));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    @BeforeEach
    void makeFolder() throws Exception {
        write("Biology 2/bees.txt", "Bees make honey from nectar. They live in hives.");
        write("Biology 2/broken.pdf", "%PDF-1.7");
        Path again = bases.resolve("Biology 2/new.txt");
        Files.deleteIfExists(again);
        shared = new KnowledgeBases(
                RagFixture.LIBRARY,
                RagFixture.ENCODER,
                RagFixture.POOL,
                Visitors.memory(),
                new FolderSettings(bases.toString(), ""));
    }

    @AfterEach
    void close() {
        shared.folders().close();
    }

    private static void write(String file, String text) throws IOException {
        Path path = bases.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private RagSimulation simulation() {
        return ((RagView) getCurrentView()).simulation();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        assertThat(Pushed.await(condition)).isTrue();
    }

    private String message() {
        return $view(MessageLine.class).single().getText();
    }

    @SuppressWarnings("unchecked")
    private Select<BaseChoice> base() {
        $view(Tabs.class)
                .single()
                .setSelectedIndex(List.of("answer", "hits", "map", "documents", "evaluation", "code")
                        .indexOf("documents"));
        return $view(Select.class)
                .withCondition(select -> "Knowledge base".equals(select.getLabel()))
                .single();
    }

    private boolean says(String sentence) {
        return $view(Paragraph.class).all().stream()
                .anyMatch(paragraph -> paragraph.getText().contains(sentence));
    }

    @Test
    void aSharedFolderStandsAmongTheBasesAndAnswers() throws Exception {
        shared.folders().look();
        navigate(RagView.class);
        Select<BaseChoice> base = base();
        assertThat(base.getListDataView().getItems()).contains(COURSE, BaseChoice.HANDBOOK);
        assertThat(base.getItemLabelGenerator().apply(COURSE)).isEqualTo("Biology 2 (shared)");
        base.setValue(COURSE);
        await(() -> shared.folders().folder(COURSE).orElseThrow().read().isPresent());
        $view(TextField.class).single().setValue("What do bees make?");
        await(() -> simulation().reading().isPresent() && !simulation().indexing());
        assertThat(message()).contains("puts “bees.txt” first");
        assertThat(says("One document, 48 characters, read on")).isTrue();
        assertThat($view(ListItem.class).all()).extracting(ListItem::getText).contains("“broken.pdf” is a broken PDF.");
        assertThat(simulation().reading().orElseThrow().base().methods()).contains(Method.DENSE);
    }

    @Test
    void whoComesBeforeTheFolderIsReadIsToldHowFarItIsAndSeesTheResultByItself() throws Exception {
        Held held = RagFixture.hold();
        shared.folders().look();
        UI.getCurrent()
                .navigate("rag", QueryParameters.fromString("base=folder/Biology%202&query=honey&tab=documents"));
        assertThat(simulation().get(RagFields.BASE)).isEqualTo(COURSE);
        assertThat(message()).contains("are being read");
        assertThat(says("0 of 2 files looked at")).isTrue();
        held.letGo();
        await(() -> simulation().reading().isPresent());
        assertThat(message()).contains("puts “bees.txt” first");
    }

    @Test
    void aChangeOfTheFilesComesToThePageByItself() throws Exception {
        shared.folders().look();
        UI.getCurrent().navigate("rag", QueryParameters.fromString("base=folder/Biology%202&query=glacier"));
        await(() -> simulation().reading().isPresent());
        write("Biology 2/new.txt", "A glacier is a river of ice.");
        await(() -> {
            // As often as need be: as long as an index is being made a change waits.
            shared.folders().look();
            return message().contains("puts “new.txt” first");
        });
        assertThat(simulation().corpus().documents()).hasSize(2);
    }

    @Test
    void aLinkToAFolderThatIsNotSharedSaysSo() throws Exception {
        shared.folders().look();
        UI.getCurrent().navigate("rag", QueryParameters.fromString("base=folder/none&query=honey"));
        assertThat(message()).contains("This server shares no folder called “none”.");
        assertThat(simulation().get(RagFields.BASE)).isEqualTo(BaseChoice.GAZETTEER);
    }

    @Test
    void whoSearchesAFolderThatIsTakenAwayIsToldAndGoesOnElsewhere() throws Exception {
        write("Passing/a.txt", "Only for a while.");
        shared.folders().look();
        UI.getCurrent().navigate("rag", QueryParameters.fromString("base=folder/Passing&query=while"));
        await(() -> simulation().reading().isPresent());
        Files.delete(bases.resolve("Passing/a.txt"));
        Files.delete(bases.resolve("Passing"));
        shared.folders().look();
        await(() -> simulation().get(RagFields.BASE).equals(BaseChoice.GAZETTEER));
        assertThat(message()).contains("shares no folder called “Passing”");
    }

    @Test
    void aBaseWithJudgedQuestionsOffersThemAndCanBeMeasured() throws Exception {
        write(
                "Judged/corpus.jsonl",
                "{\"_id\": \"1\", \"title\": \"Bees\", \"text\": \"make honey\"}\n{\"_id\": \"2\", \"text\": \"Ships sail.\"}\n");
        write("Judged/queries.jsonl", "{\"_id\": \"q\", \"text\": \"who makes honey\"}\n");
        write("Judged/qrels/test.tsv", "query-id\tcorpus-id\tscore\nq\t1\t1\n");
        shared.folders().look();
        UI.getCurrent().navigate("rag", QueryParameters.fromString("base=folder/Judged&query=honey&tab=documents"));
        await(() -> simulation().reading().isPresent() && !simulation().indexing());
        assertThat(simulation().reading().orElseThrow().ranking()).isNotEmpty();
        assertThat($view(ComboBox.class).single().getListDataView().getItems().toList())
                .isEqualTo(List.of("who makes honey"));
        $view(Tabs.class).single().setSelectedIndex(4);
        $view(Button.class)
                .withCondition(button -> button.getText().equals("Measure on the base’s own questions"))
                .single()
                .click();
        await(() -> message().contains("Everything is measured."));
        assertThat($view(NumberTable.class).all())
                .anyMatch(table -> String.valueOf(table.getElement().getPropertyRaw("cells"))
                        .contains("1.000"));
    }
}
