package org.languageplayground.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.server.VaadinSession;
import java.util.UUID;
import org.languageplayground.ui.Words;

/** The line that tells of a lost connection, of one that is back, and of a visit that the server has let go of. */
@Tag("connection-line")
@JsModule("./shell/connection-line.ts")
class ConnectionLine extends Component {
    private static final String VISIT = ConnectionLine.class.getName();

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        getElement().setProperty("visit", visit(attachEvent.getSession()));
        Words.send(this, "shell.connection.", "lost", "back", "ended", "close");
    }

    /** A name of the session for the browser's tabs, by which they know whether it is still the same. */
    private static String visit(VaadinSession session) {
        if (session.getAttribute(VISIT) == null) {
            session.setAttribute(VISIT, UUID.randomUUID().toString());
        }
        return (String) session.getAttribute(VISIT);
    }
}
