package org.languageplayground.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.ObjectMapper;

/**
 * A chapter's code with the current values in it. It is long, so it travels only to an open panel, only when the controls have come
 * to rest, and as a file, which can be compressed on its way.
 */
@Tag("code-panel")
@JsModule("./elements/code-panel.ts")
public class CodePanel extends Component {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Supplier<List<Snippet>> snippets;
    private transient volatile List<Snippet> written = List.of();
    private int change;
    private int version;

    /**
     * The code in one language.
     *
     * @param label the tab's name, "PyTorch"
     * @param files what the code reads
     */
    public record Snippet(String label, String code, List<TextFile> files) {
        /** Code that needs no file. */
        public Snippet(String label, String code) {
            this(label, code, List.of());
        }
    }

    /**
     * A file that code reads. It can be downloaded beside the code, and the notebook writes it before all else.
     *
     * @param content asked for, from any thread, when someone downloads it
     */
    public record TextFile(String name, Supplier<String> content) {}

    /** What the browser gets of a snippet. */
    private record Shown(String label, String code) {}

    /** A closed panel; the first snippet is the one that goes into the notebook. */
    public CodePanel(String name, String fileName, Supplier<List<Snippet>> snippets) {
        this.snippets = snippets;
        getElement().setProperty("name", name);
        getElement().setProperty("fileName", fileName);
        getElement().addEventListener("code-wanted", event -> write());
        getElement().setAttribute("source", DownloadHandler.fromInputStream(event -> programs()));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        Words.send(this, "ui.code.", "copy", "copied", "refused", "notebook");
    }

    /** Opens the panel. */
    public void open() {
        getElement().setProperty("opened", true);
    }

    /** Says that the values have changed; an open panel then asks for the code. */
    public void refresh() {
        getElement().setProperty("change", ++change);
    }

    private void write() {
        List<Snippet> now = List.copyOf(snippets.get());
        getElement().removeAllChildren();
        for (int i = 0; i < now.size(); i++) {
            for (TextFile file : now.get(i).files()) {
                getElement().appendChild(link(file, i).getElement());
            }
        }
        written = now;
        getElement().setProperty("written", ++version);
    }

    /** The programs as the browser gets them; asked for from any thread. */
    private DownloadResponse programs() {
        byte[] json = JSON.writeValueAsBytes(written.stream()
                .map(snippet -> new Shown(snippet.label(), snippet.code()))
                .toList());
        return new DownloadResponse(new ByteArrayInputStream(json), null, "application/json", json.length);
    }

    /** The element shows the links of the snippet that is open. */
    private Anchor link(TextFile file, int snippet) {
        Anchor link = new Anchor(
                event -> {
                    event.setFileName(file.name());
                    event.setContentType("text/plain;charset=utf-8");
                    event.getOutputStream().write(file.content().get().getBytes(StandardCharsets.UTF_8));
                },
                AttachmentType.DOWNLOAD,
                getTranslation("ui.code.file", file.name()));
        link.getElement().setAttribute("slot", "files-" + snippet).setAttribute("data-file", file.name());
        return link;
    }
}
