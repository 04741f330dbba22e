package org.languageplayground.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A chapter's code with the current values in it, written only while the panel is open. */
@Tag("code-panel")
@JsModule("./elements/code-panel.ts")
public class CodePanel extends Component {
    private final transient Supplier<List<Snippet>> snippets;
    private boolean open;

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
        getElement()
                .addEventListener("panel-toggle", event -> {
                    open = event.getEventData().get("event.detail.open").asBoolean();
                    refresh();
                })
                .addEventData("event.detail.open");
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        getElement()
                .setPropertyMap(
                        "strings",
                        Map.of(
                                "copy", getTranslation("ui.code.copy"),
                                "copied", getTranslation("ui.code.copied"),
                                "notebook", getTranslation("ui.code.notebook")));
    }

    /** Writes the code anew if someone looks at it. */
    public void refresh() {
        if (open) {
            getElement().setPropertyList("snippets", snippets.get());
        }
    }
}
