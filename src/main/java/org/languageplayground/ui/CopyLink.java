package org.languageplayground.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Copies the address of the page, which holds the scenario, or another text. */
@Tag("copy-link")
@JsModule("./elements/copy-link.ts")
public class CopyLink extends Component {
    private final String words;

    /** Copies the address of the page. */
    public CopyLink() {
        this("ui.link.");
    }

    /**
     * Copies what {@link #setText} gives it.
     *
     * @param words begins the keys of its translations: {@code copy}, {@code copied}, {@code refused}
     */
    public CopyLink(String words) {
        this.words = words;
    }

    /** What is copied in place of the page's address. */
    public void setText(String text) {
        getElement().setProperty("copied", text);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        Words.send(this, words, "copy", "copied", "refused");
    }
}
