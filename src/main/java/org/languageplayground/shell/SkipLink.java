package org.languageplayground.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** The first stop of the keyboard: takes it past the frame to the content. */
@Tag("skip-link")
@JsModule("./shell/skip-link.ts")
class SkipLink extends Component {

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        getElement().setProperty("text", getTranslation("shell.skip"));
    }
}
