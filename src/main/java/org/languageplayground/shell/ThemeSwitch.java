package org.languageplayground.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Map;

/** Light, dark, or as the system has it; remembered in the browser alone. */
@Tag("theme-switch")
@JsModule("./shell/theme-switch.ts")
class ThemeSwitch extends Component {

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        getElement()
                .setPropertyMap(
                        "strings",
                        Map.of(
                                "name", getTranslation("shell.theme"),
                                "system", getTranslation("shell.theme.system"),
                                "light", getTranslation("shell.theme.light"),
                                "dark", getTranslation("shell.theme.dark")));
    }
}
