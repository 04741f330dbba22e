package org.languageplayground.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The language that a reader has chosen. It stands in the address, and holds for the session; nobody who has not chosen one has it there. */
public final class Language {
    /** The parameter of the address. */
    public static final String KEY = "lang";

    private static final String CHOSEN = Language.class.getName();

    private Language() {}

    /** What was chosen last in this session. */
    public static Optional<Locale> chosen() {
        return Optional.ofNullable(VaadinSession.getCurrent()).map(session -> (Locale) session.getAttribute(CHOSEN));
    }

    /** A tab begins, in the language that its address asks for, if it does. */
    public static void begin(UI tab, Optional<Locale> asked) {
        asked.ifPresent(language -> tab.getSession().setAttribute(CHOSEN, language));
        chosen().ifPresent(tab::setLocale);
        tab.getElement()
                .executeJs("document.documentElement.lang = $0", tab.getLocale().toLanguageTag());
    }

    /** An address that opens in it for whoever follows it, whatever language a browser of theirs asks for. */
    public static String keep(UI tab, String address) {
        return chosen().map(language -> address
                        + (address.contains("?") ? '&' : '?')
                        + KEY
                        + '='
                        + tab.getLocale().toLanguageTag())
                .orElse(address);
    }

    /** Adds to the parameters of an address what keeps it. */
    public static void keep(UI tab, Map<String, String> parameters) {
        chosen().ifPresent(language -> parameters.put(KEY, tab.getLocale().toLanguageTag()));
    }
}
