package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;

/** Who is told of what happens on the pages of one tab of the browser: the class that it leads, or sits in. By itself nobody is. */
public interface Audience {
    /** Tells nobody. */
    Audience NOBODY = new Audience() {};

    /**
     * The page shows another scenario.
     *
     * @param scenario path and parameters
     * @param byHand whether someone set it here; otherwise it has come about
     */
    default void shows(Location scenario, boolean byHand) {}

    /** A fine-tuning here has come to an end. */
    default void taught(Taught result) {}

    /** That of a tab. */
    static Audience of(UI tab) {
        Audience known = ComponentUtil.getData(tab, Audience.class);
        return known == null ? NOBODY : known;
    }

    /** Puts it in place of the one before. */
    static void set(UI tab, Audience audience) {
        ComponentUtil.setData(tab, Audience.class, audience);
    }
}
