package org.languageplayground.shell;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * What a student reads when the server fails. When a session has ended the page loads anew by itself, its address brings the
 * scenario back, and the {@link ConnectionLine} says so.
 */
@Component
public class ConnectionTexts implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        I18NProvider texts = event.getSource().getInstantiator().getI18NProvider();
        event.getSource().setSystemMessagesProvider(info -> messages(texts, info.getLocale()));
    }

    /** Asked for also where a browser sends no session, on a thread that serves no page. */
    private static SystemMessages messages(I18NProvider texts, Locale locale) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setInternalErrorCaption(texts.getTranslation("shell.error.broken.title", locale));
        messages.setInternalErrorMessage(texts.getTranslation("shell.error.internal", locale));
        messages.setCookiesDisabledCaption(texts.getTranslation("shell.error.cookies.title", locale));
        messages.setCookiesDisabledMessage(texts.getTranslation("shell.error.cookies", locale));
        return messages;
    }
}
