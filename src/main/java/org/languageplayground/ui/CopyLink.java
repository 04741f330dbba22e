package org.languageplayground.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Copies the address of the page, which holds the scenario. */
@Tag("copy-link")
@JsModule("./elements/copy-link.ts")
public class CopyLink extends Component {

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        Words.send(this, "ui.link.", "copy", "copied", "refused");
    }
}
