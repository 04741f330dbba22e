package org.languageplayground.classroom;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import org.languageplayground.classroom.room.RefusedException;

/** Says a sentence where the page has no line of its own for it. */
final class Said {
    private static final int MILLISECONDS = 8_000;

    private Said() {}

    static void in(UI ui, String key, Object... arguments) {
        Notification.show(ui.getTranslation(key, arguments), MILLISECONDS, Notification.Position.TOP_CENTER);
    }

    /** Does something; says why where a room refuses it. */
    static void unlessRefused(UI ui, Runnable act) {
        try {
            act.run();
        } catch (RefusedException refused) {
            in(ui, refused.notice().key(), refused.notice().arguments());
        }
    }
}
