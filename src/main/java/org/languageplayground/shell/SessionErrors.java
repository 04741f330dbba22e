package org.languageplayground.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** An action that fails leaves the page alive: the student reads a sentence, the administrator the reason in the log. */
@Component
public class SessionErrors implements VaadinServiceInitListener {
    private static final Logger LOG = LoggerFactory.getLogger(SessionErrors.class);
    private static final int MILLISECONDS = 8_000;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(error -> {
            Failure.ACTION.happened();
            LOG.error("An action failed.", error.getThrowable());
            UI ui = UI.getCurrent();
            if (ui != null) {
                ui.access(() -> Notification.show(
                        ui.getTranslation("shell.error.action"), MILLISECONDS, Notification.Position.BOTTOM_CENTER));
            }
        }));
    }
}
