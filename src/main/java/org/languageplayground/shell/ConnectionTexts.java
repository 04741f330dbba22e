package org.languageplayground.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * What a student reads while the server cannot be reached, or when it fails. A session that has ended needs no words: the page
 * loads anew, and its address brings the scenario back.
 */
@Component
public class ConnectionTexts implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        I18NProvider texts = event.getSource().getInstantiator().getI18NProvider();
        event.getSource().setSystemMessagesProvider(info -> messages(texts, info.getLocale()));
        event.getSource().addUIInitListener(init -> translate(init.getUI()));
    }

    /** Asked for also where a browser sends no session, on a thread that serves no page. */
    private static SystemMessages messages(I18NProvider texts, Locale locale) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setInternalErrorCaption(texts.getTranslation("shell.error.broken.title", locale));
        messages.setInternalErrorMessage(texts.getTranslation("shell.error.internal", locale));
        return messages;
    }

    private static void translate(UI ui) {
        ui.getReconnectDialogConfiguration().setDialogText(ui.getTranslation("shell.connection.lost"));
        ui.getReconnectDialogConfiguration().setDialogTextGaveUp(ui.getTranslation("shell.connection.gone"));
    }
}
