package org.languageplayground.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a tab of the browser is shown, where not as usual: by a projector, in large type with the stage over the full width; or in a frame of
 * another site, the stage alone. It stands in the address.
 */
public final class Presentation {
    /** The parameter of the address for a projector. */
    public static final String KEY = "present";

    /** The parameter of the address for a frame of another site. */
    public static final String EMBED = "embed";

    private final UI ui;
    private final String key;
    private final Map<String, String> carried = new LinkedHashMap<>();
    private boolean on;

    private Presentation(UI ui, String key) {
        this.ui = ui;
        this.key = key;
    }

    /** Whether a tab is shown by a projector. */
    public static Presentation of(UI ui) {
        return of(ui, KEY);
    }

    /** Whether a tab is a frame of another site. */
    public static Presentation embedded(UI ui) {
        return of(ui, EMBED);
    }

    private static Presentation of(UI ui, String key) {
        String data = Presentation.class.getName() + "." + key;
        if (ComponentUtil.getData(ui, data) instanceof Presentation known) {
            return known;
        }
        Presentation made = new Presentation(ui, key);
        ComponentUtil.setData(ui, data, made);
        return made;
    }

    /** Whether it is shown so. */
    public boolean on() {
        return on;
    }

    /** Begins, or ends. */
    public void set(boolean shownSo) {
        on = shownSo;
        ui.getElement().getClassList().set(key, shownSo);
    }

    /** Begins if the address says so; it goes on from page to page. */
    public void enter(QueryParameters parameters) {
        if (parameters.getParameters().containsKey(key)) {
            set(true);
        }
    }

    /** Adds to the parameters of an address what keeps it. */
    public void keep(Map<String, String> parameters) {
        if (on) {
            parameters.put(key, "");
            parameters.putAll(carried);
        }
    }

    /** Adds a parameter to the addresses as well, or no longer where there is no value. */
    public void carry(String key, Optional<String> value) {
        value.ifPresentOrElse(text -> carried.put(key, text), () -> carried.remove(key));
    }
}
