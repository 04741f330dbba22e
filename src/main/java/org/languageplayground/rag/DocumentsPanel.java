package org.languageplayground.rag;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.search.reading.DocumentException;
import org.languageplayground.search.text.Document;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PushedFrames;

/** The student's own documents: bring some, take some away. They stay in the memory of this session. */
final class DocumentsPanel extends Div {
    private static final int MOST_SHOWN = 50;

    private final UnorderedList list = new UnorderedList();
    private final transient Consumer<String> onRemove;

    /** What becomes of files; called while the session is locked. */
    interface Files {
        /** A file has come, and is being read. */
        void coming(String file);

        /** A document has come. */
        void added(Document document);

        /** A file could not be taken; the sentence says why. */
        void refused(String sentence);
    }

    /**
     * An empty list.
     *
     * @param llm the LLM to which the student may send what a question finds, if there is one
     */
    DocumentsPanel(OwnBase own, Optional<LlmTalk> llm, Files files, Consumer<String> onRemove) {
        addClassName("documents");
        this.onRemove = onRemove;
        OwnLimits limits = own.limits();
        Upload upload = new Upload(new Receiver(own, files, this::sentence));
        upload.setAcceptedFileExtensions(".txt", ".md", ".markdown", ".html", ".htm", ".pdf");
        upload.setMaxFileSize(limits.reading().bytes());
        upload.addFileRejectedListener(
                event -> files.refused(getTranslation("rag.own.rejected", event.getFileName(), limits.megabytes())));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        upload.getElement().setAttribute("aria-label", getTranslation("rag.own"));
        Paragraph help = new Paragraph(getTranslation(
                llm.isPresent() ? "rag.own.help.llm" : "rag.own.help",
                limits.megabytes(),
                limits.reading().documents(),
                llm.map(LlmTalk::host).orElse("")));
        help.addClassName("help");
        list.getElement().setAttribute("aria-label", getTranslation("rag.own.list"));
        add(upload, help, list);
    }

    /** Why a file was not taken. */
    private String sentence(Throwable problem) {
        return switch (problem) {
            case DocumentException e -> e.getMessage();
            case NoMemoryException e -> {
                Notice notice = Notice.memory(e);
                yield getTranslation(notice.key(), notice.arguments());
            }
            default -> getTranslation("rag.own.failed");
        };
    }

    /** Reads what comes, whatever the browser has checked before. */
    private record Receiver(OwnBase own, Files files, Function<Throwable, String> sentence) implements UploadHandler {

        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            UI ui = event.getUI();
            ui.access(() -> files.coming(event.getFileName()));
            try (InputStream in = event.getInputStream()) {
                own.add(event.getFileName(), in, run -> new PushedFrames(ui, () -> tell(run)).changed());
            } catch (DocumentException | NoMemoryException e) {
                ui.access(() -> files.refused(sentence.apply(e)));
            }
        }

        private void tell(Run<String, Document> run) {
            run.outcome().ifPresent(files::added);
            run.failure()
                    .map(sentence)
                    .or(() -> Optional.of(run.progress()))
                    .filter(problem -> !problem.isEmpty())
                    .ifPresent(files::refused);
        }

        @Override
        public long getFileSizeMax() {
            return -1;
        }

        @Override
        public long getRequestSizeMax() {
            return -1;
        }
    }

    void show(List<Document> documents) {
        list.removeAll();
        documents.stream().limit(MOST_SHOWN).forEach(document -> {
            Button remove = new Button(getTranslation("rag.own.remove"), event -> onRemove.accept(document.id()));
            remove.setAriaLabel(getTranslation("rag.own.remove") + ": " + document.title());
            list.add(new ListItem(new Span(document.title()), remove));
        });
    }
}
