package org.languageplayground.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The page's texts without a page. */
public final class Texts {
    /** In English, wherever the tests run. */
    public static final PageText.Translation ENGLISH = of(Locale.ROOT);

    private Texts() {}

    private static PageText.Translation of(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle("vaadin-i18n.translations", locale);
        return (key, arguments) -> {
            String pattern = bundle.getString(key);
            return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
        };
    }
}
