package org.languageplayground.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Map;

/** Speaks a text sentence by sentence in the browser, with captions. */
@Tag("narration-player")
@JsModule("./elements/narration-player.ts")
public class NarrationPlayer extends Component {

    /** A player of these sentences. */
    public NarrationPlayer(List<String> sentences) {
        getElement().setPropertyList("sentences", sentences);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        getElement().setProperty("language", getLocale().getLanguage());
        getElement()
                .setPropertyMap(
                        "strings",
                        Map.of(
                                "play", getTranslation("ui.narration.play"),
                                "pause", getTranslation("ui.narration.pause"),
                                "speed", getTranslation("ui.narration.speed"),
                                "voice", getTranslation("ui.narration.voice"),
                                "network", getTranslation("ui.narration.network"),
                                "silent", getTranslation("ui.narration.silent")));
    }
}
