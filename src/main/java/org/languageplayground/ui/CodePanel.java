package org.languageplayground.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.function.Supplier;

/**
 * A chapter's code with the current values in it. It is long, so it travels only to an open panel, and only when the controls
 * have come to rest.
 */
@Tag("code-panel")
@JsModule("./elements/code-panel.ts")
public class CodePanel extends Component {
    private final transient Supplier<List<Snippet>> snippets;
    private int change;

    /**
     * The code in one language.
     *
     * @param label the tab's name, "PyTorch"
     */
    public record Snippet(String label, String code) {}

    /** A closed panel; the first snippet is the one that goes into the notebook. */
    public CodePanel(String name, String fileName, Supplier<List<Snippet>> snippets) {
        this.snippets = snippets;
        getElement().setProperty("name", name);
        getElement().setProperty("fileName", fileName);
        getElement().addEventListener("code-wanted", event -> write());
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
        getElement().setPropertyList("snippets", snippets.get());
    }
}
