package org.languageplayground.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.languageplayground.ui.Languages;
import org.springframework.stereotype.Component;

/** The words of the pages in the reader's language, whatever the server's own language is. */
@Component
public class Translations implements I18NProvider {

    @Override
    public List<Locale> getProvidedLocales() {
        return Languages.all();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        ResourceBundle words = Languages.words(locale);
        if (!words.containsKey(key)) {
            return "!" + key;
        }
        String text = words.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }
}
