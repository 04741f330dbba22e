package org.languageplayground.attention;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.details.Details;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.ui.chapter.Panel;

/** The card of the model that is looked into: who made it of what, what it can do, what was measured on it, its licence. */
final class ModelPanel extends Panel<AttentionSimulation> {
    private static final String CARD = "MODEL_CARD.md";
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private final transient ModelLibrary library;
    private final Details card = new Details();
    private String shown = "";
    private String wanted = "";

    /** An empty panel. */
    ModelPanel(ModelLibrary library) {
        this.library = library;
        card.addClassName("model-card");
        card.addOpenedChangeListener(event -> fill());
        add(card);
    }

    @Override
    public void show(AttentionSimulation simulation) {
        if (!wanted.equals(simulation.get(ReadingFields.MODEL))) {
            wanted = simulation.get(ReadingFields.MODEL);
            card.setSummaryText(getTranslation("attention.card", wanted));
            card.setVisible(folder().has(CARD));
            fill();
        }
    }

    private FolderFiles folder() {
        return library.get(wanted).files();
    }

    /** The card travels only where someone opens it. */
    private void fill() {
        if (!card.isOpened() || shown.equals(wanted)) {
            return;
        }
        shown = wanted;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            folder().copy(CARD, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        card.removeAll();
        card.add(new Html("<div>" + RENDERER.render(PARSER.parse(text.toString(StandardCharsets.UTF_8))) + "</div>"));
    }
}
