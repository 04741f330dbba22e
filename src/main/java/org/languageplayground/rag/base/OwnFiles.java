package org.languageplayground.rag.base;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.search.reading.DocumentException;
import org.languageplayground.search.reading.DocumentProblem;
import org.languageplayground.search.reading.DocumentReader;
import org.languageplayground.search.reading.ReadDocument;
import org.languageplayground.search.text.Document;
import org.languageplayground.ui.AnyUpload;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PushedFrames;

/** The student's own documents: bring some, take some away. They stay in the memory of this session. */
public final class OwnFiles extends Div {
    private static final int MOST_SHOWN = 50;
    private static final int MOST_NAMED = 10;

    private final UnorderedList list = new UnorderedList();
    private final UnorderedList coming = new UnorderedList();
    private final Map<String, ListItem> beingRead = new HashMap<>();
    private final Paragraph notRead = new Paragraph();
    private final List<String> rejected = new ArrayList<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final transient BaseText text = new BaseText(this::getTranslation, this::getLocale);
    private final transient OwnBase own;
    private final transient Consumer<String> onChange;
    private transient List<Document> shown = List.of();

    /**
     * An empty list.
     *
     * @param llmHost where the student may send what a question finds, if anywhere
     * @param onChange called while the session is locked, with a sentence on what has become of a file
     */
    public OwnFiles(OwnBase own, Optional<String> llmHost, Consumer<String> onChange) {
        addClassName("documents");
        this.own = own;
        this.onChange = onChange;
        OwnLimits limits = own.limits();
        Upload upload = new Upload((AnyUpload) this::receive);
        upload.setAcceptedFileExtensions(
                DocumentReader.ENDINGS.stream().map(ending -> "." + ending).toArray(String[]::new));
        upload.setMaxFileSize(limits.reading().bytes());
        upload.addFileRejectedListener(event -> reject(event.getFileName()));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        upload.getElement().setAttribute("aria-label", getTranslation("rag.own"));
        Paragraph help = new Paragraph(getTranslation(
                llmHost.isPresent() ? "rag.own.help.llm" : "rag.own.help",
                limits.uploadMegabytes(),
                limits.reading().documents(),
                llmHost.orElse("")));
        help.addClassName("help");
        list.getElement().setAttribute("aria-label", getTranslation("rag.own.list"));
        coming.setVisible(false);
        coming.getElement().setAttribute("aria-label", getTranslation("rag.own.reading"));
        notRead.addClassName("help");
        notRead.setVisible(false);
        add(upload, coming, notRead, help, list);
    }

    /** What the browser does not even send; all files of one drop are told in one sentence. */
    private void reject(String file) {
        rejected.add(file);
        if (rejected.size() == 1) {
            UI.getCurrent().beforeClientResponse(this, context -> tellRejected());
        }
    }

    private void tellRejected() {
        String files = text.list(rejected.stream()
                .limit(MOST_NAMED)
                .map(file -> text.quoted(DocumentException.shortened(file)))
                .toList());
        String sentence = getTranslation(
                "rag.own.rejected",
                files,
                Math.max(0, rejected.size() - MOST_NAMED),
                own.limits().uploadMegabytes());
        rejected.clear();
        refuse("", sentence);
    }

    private void receive(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        String file = event.getFileName();
        ui.access(() -> {
            refused.remove(file);
            showRefused();
            showComing(file);
            onChange.accept(getTranslation("rag.own.coming", file));
        });
        try (InputStream in = event.getInputStream()) {
            own.add(file, in, run -> new PushedFrames(ui, () -> become(file, run)).changed());
        } catch (DocumentException | NoMemoryException e) {
            ui.access(() -> {
                hideComing(file);
                refuse(file, refusal(e));
            });
        }
    }

    private String added(ReadDocument read) {
        Document document = read.document();
        return getTranslation(
                read.encoding().isPresent() ? "rag.own.added.as" : "rag.own.added",
                document.title(),
                document.text().length(),
                read.encoding().orElse(""));
    }

    /** Until it is read it can be stopped. */
    private void showComing(String file) {
        hideComing(file);
        Button stop = new Button(getTranslation("rag.own.stop"), event -> own.stop(file));
        stop.setAriaLabel(getTranslation("ui.named", getTranslation("rag.own.stop"), file));
        ListItem item = new ListItem(new Span(getTranslation("rag.own.coming", file)), stop);
        beingRead.put(file, item);
        coming.add(item);
        coming.setVisible(true);
    }

    private void hideComing(String file) {
        ListItem item = beingRead.remove(file);
        if (item != null) {
            coming.remove(item);
        }
        coming.setVisible(!beingRead.isEmpty());
    }

    private void become(String file, Run<Optional<DocumentProblem>, ReadDocument> run) {
        hideComing(file);
        run.outcome().map(this::added).ifPresentOrElse(onChange, () -> refuse(file, unread(file, run)));
    }

    private String unread(String file, Run<Optional<DocumentProblem>, ReadDocument> run) {
        return run.state() == Run.State.STOPPED
                ? getTranslation("rag.own.stopped", DocumentException.shortened(file))
                : run.failure()
                        .map(this::refusal)
                        .orElseGet(() -> text.unread(run.progress().orElseThrow()));
    }

    /** Why a file is no document stays in sight, whatever is told of the next one. */
    private void refuse(String file, String sentence) {
        refused.put(file, sentence);
        showRefused();
        onChange.accept(sentence);
    }

    private void showRefused() {
        notRead.setText(
                text.sentences(refused.values().stream().limit(MOST_NAMED).toList()));
        notRead.setVisible(!refused.isEmpty());
    }

    private String refusal(Throwable problem) {
        return switch (problem) {
            case DocumentException e -> text.unread(e.problem());
            case NoMemoryException e -> text.notice(Notice.memory(e));
            default -> getTranslation("rag.own.failed");
        };
    }

    private void remove(String file) {
        own.remove(file);
        onChange.accept(getTranslation("rag.own.removed", file));
    }

    private String named(Document document) {
        return own.encoding(document.id())
                .map(encoding -> getTranslation("rag.own.as", document.title(), encoding))
                .orElseGet(document::title);
    }

    /** Lists the documents that there are. */
    public void show(List<Document> documents) {
        if (documents.equals(shown)) {
            return;
        }
        shown = documents;
        list.removeAll();
        documents.stream().limit(MOST_SHOWN).forEach(document -> {
            Button remove = new Button(getTranslation("rag.own.remove"), event -> remove(document.id()));
            remove.setAriaLabel(getTranslation("ui.named", getTranslation("rag.own.remove"), document.title()));
            list.add(new ListItem(new Span(named(document)), remove));
        });
    }
}
