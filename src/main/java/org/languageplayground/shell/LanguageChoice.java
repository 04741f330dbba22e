package org.languageplayground.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.Locale;
import java.util.Optional;
import org.languageplayground.ui.Language;
import org.languageplayground.ui.Languages;
import org.springframework.stereotype.Component;

/** Each tab is in the language that its address asks for, else in the one that this session chose last, else in the browser's. */
@Component
public class LanguageChoice implements VaadinServiceInitListener {
    private static final int LONGEST_CODE = 12;
    private static final int MILLISECONDS = 8_000;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(LanguageChoice::name);
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(LanguageChoice::obey));
    }

    /** What reads the page aloud, or breaks its lines, knows the language before the first word is there. */
    private static void name(IndexHtmlResponse response) {
        Optional.ofNullable(response.getVaadinRequest().getParameter(Language.KEY))
                .flatMap(Languages::of)
                .or(Language::chosen)
                .ifPresent(
                        language -> response.getDocument().selectFirst("html").attr("lang", language.toLanguageTag()));
    }

    private static void obey(BeforeEnterEvent event) {
        UI tab = event.getUI();
        Optional<String> code = event.getLocation().getQueryParameters().getSingleParameter(Language.KEY);
        Optional<Locale> asked = code.flatMap(Languages::of);
        boolean begins = tab.getInternals().getActiveRouterTargetsChain().isEmpty();
        if (begins) {
            Language.begin(tab, asked);
        } else if (asked.filter(language -> !language.equals(tab.getLocale())).isPresent()) {
            tab.getPage().setLocation(event.getLocation().getPathWithQueryParameters());
        }
        if (code.isPresent() && asked.isEmpty()) {
            Notification.show(
                    tab.getTranslation("shell.language.unknown", shortened(code.get())),
                    MILLISECONDS,
                    Position.TOP_CENTER);
        }
    }

    private static String shortened(String code) {
        return code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE) + "…";
    }
}
