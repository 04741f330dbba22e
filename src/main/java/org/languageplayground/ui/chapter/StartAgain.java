package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;

/** Every chapter in a browser's tab is put back to its first scenario, whichever the tab shows. */
public final class StartAgain extends ComponentEvent<UI> {
    private StartAgain(UI tab) {
        super(tab, false);
    }

    /** Puts all chapters of a tab back. */
    public static void in(UI tab) {
        ComponentUtil.fireEvent(tab, new StartAgain(tab));
    }

    /** Calls back when all chapters of a tab are put back. */
    static Registration listen(UI tab, Runnable callback) {
        return ComponentUtil.addListener(tab, StartAgain.class, event -> callback.run());
    }
}
