package org.languageplayground.ui.check;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "Check this number": everything that is needed to compute the numbers of a part of the page elsewhere, as files. Nothing is computed
 * before someone asks for one.
 *
 * @param <S> the simulation that the files are made of
 */
public final class CheckThis<S> extends Details {
    private final transient S simulation;
    private final List<Line> lines = new ArrayList<>();

    /** A closed disclosure with a link to each file; where some cannot always be had, {@link #refresh} says so. */
    public CheckThis(S simulation, List<? extends CheckFile<? super S>> files) {
        this.simulation = simulation;
        addClassName("check-this");
        setSummaryText(getTranslation("ui.check"));
        UnorderedList list = new UnorderedList();
        for (CheckFile<? super S> file : files) {
            Line line = new Line(file);
            lines.add(line);
            list.add(line);
        }
        add(new Paragraph(getTranslation("ui.check.about")), list);
        setVisible(!files.isEmpty());
    }

    /** Offers the files that can be had now, and says of the others why they cannot. */
    public void refresh() {
        lines.forEach(Line::show);
    }

    /** A file's link, or what it waits for. */
    private final class Line extends ListItem {
        private final transient CheckFile<? super S> file;
        private final Anchor link;
        private final Span missing = new Span();

        Line(CheckFile<? super S> file) {
            this.file = file;
            String name = getTranslation(file.key() + "name");
            link = new Anchor(this::send, AttachmentType.DOWNLOAD, name);
            add(link, missing);
        }

        void show() {
            boolean there = file.there().test(simulation);
            link.setVisible(there);
            missing.setVisible(!there);
            missing.setText(there ? "" : whyMissing());
        }

        private String whyMissing() {
            return getTranslation(
                    "ui.named", getTranslation(file.key() + "name"), getTranslation(file.key() + "missing"));
        }

        private void send(DownloadEvent event) throws IOException {
            Optional<Content> content = content(event.getSession());
            if (content.isEmpty()) {
                event.getResponse().setStatus(HttpStatusCode.CONFLICT.getCode());
                event.setContentType("text/plain;charset=utf-8");
                event.getOutputStream().write(whyMissing().getBytes(StandardCharsets.UTF_8));
                return;
            }
            event.setFileName(file.fileName());
            event.setContentType(file.contentType());
            try (OutputStream out = new BufferedOutputStream(event.getOutputStream())) {
                content.get().write(out);
            }
        }

        private Optional<Content> content(VaadinSession session) {
            session.lock();
            try {
                return file.there().test(simulation)
                        ? Optional.of(file.content().apply(simulation))
                        : Optional.empty();
            } finally {
                session.unlock();
            }
        }
    }
}
