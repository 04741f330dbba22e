package org.languageplayground.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import org.springframework.stereotype.Component;

/**
 * Ends the session of who asks for a page and never begins it, such as a search engine or a program that only counts, within a minute. One whose page begins after all has its
 * time back; one that begins later than that is given another session.
 */
@Component
public class BareSessions implements VaadinServiceInitListener {
    /** How long a browser may take from one request to the next before it has begun its page. */
    static final int SECONDS = 30;

    private static final String USUAL_SECONDS = BareSessions.class.getName();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(response -> shorten(response.getVaadinRequest()));
        event.getSource().addUIInitListener(init -> restore(init.getUI().getSession()));
    }

    private static void shorten(VaadinRequest request) {
        WrappedSession session = request.getWrappedSession(false);
        boolean bare = session != null && VaadinSession.getCurrent().getUIs().isEmpty();
        if (bare && session.getAttribute(USUAL_SECONDS) == null) {
            session.setAttribute(USUAL_SECONDS, session.getMaxInactiveInterval());
            session.setMaxInactiveInterval(SECONDS);
        }
    }

    private static void restore(VaadinSession begun) {
        WrappedSession session = begun.getSession();
        if (session.getAttribute(USUAL_SECONDS) instanceof Integer seconds) {
            session.setMaxInactiveInterval(seconds);
            session.removeAttribute(USUAL_SECONDS);
        }
    }
}
