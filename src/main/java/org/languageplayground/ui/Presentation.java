package org.languageplayground.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whether a tab of the browser is shown by a projector: large type, the stage over the full width. It stands in the address. */
public final class Presentation {
    /** The parameter of the address. */
    public static final String KEY = "present";

    private final UI ui;
    private final Map<String, String> carried = new LinkedHashMap<>();
    private boolean on;

    private Presentation(UI ui) {
        this.ui = ui;
    }

    /** That of a tab. */
    public static Presentation of(UI ui) {
        Presentation known = ComponentUtil.getData(ui, Presentation.class);
        if (known != null) {
            return known;
        }
        Presentation made = new Presentation(ui);
        ComponentUtil.setData(ui, Presentation.class, made);
        return made;
    }

    /** Whether it is shown so. */
    public boolean on() {
        return on;
    }

    /** Begins, or ends. */
    public void set(boolean present) {
        on = present;
        ui.getElement().getClassList().set(KEY, present);
    }

    /** Begins if the address says so; it goes on from page to page. */
    public void enter(QueryParameters parameters) {
        if (parameters.getParameters().containsKey(KEY)) {
            set(true);
        }
    }

    /** Adds to the parameters of an address what keeps it. */
    public void keep(Map<String, String> parameters) {
        if (on) {
            parameters.put(KEY, "");
            parameters.putAll(carried);
        }
    }

    /** Adds a parameter to the addresses as well, or no longer where there is no value. */
    public void carry(String key, Optional<String> value) {
        value.ifPresentOrElse(text -> carried.put(key, text), () -> carried.remove(key));
    }
}
