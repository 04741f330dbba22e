package org.languageplayground.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.languageplayground.ui.Languages;
import org.languageplayground.ui.Words;

/** The languages, each by its own name; another one opens the same address in it. */
@Tag("language-switch")
@JsModule("./shell/language-switch.ts")
class LanguageSwitch extends Component {

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        Map<String, String> names = new LinkedHashMap<>();
        Languages.all()
                .forEach(language ->
                        names.put(language.toLanguageTag(), getTranslation(language, "shell.language.own")));
        getElement().setPropertyMap("languages", names);
        getElement().setProperty("language", getLocale().toLanguageTag());
        Words.send(this, "shell.language.", "name");
    }
}
