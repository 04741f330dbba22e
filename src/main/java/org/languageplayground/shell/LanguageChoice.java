package org.languageplayground.shell;

import com.vaadin.flow.component.UI;
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
        Locale wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(Language.KEY)
                .flatMap(Languages::of)
                .orElse(null);
        boolean begins = tab.getInternals().getActiveRouterTargetsChain().isEmpty();
        if (begins) {
            Language.begin(tab, Optional.ofNullable(wanted));
        } else if (wanted != null && !wanted.equals(tab.getLocale())) {
            tab.getPage().setLocation(event.getLocation().getPathWithQueryParameters());
        }
    }
}
