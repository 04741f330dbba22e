package org.languageplayground.classroom.room;

import java.io.Serial;
import org.languageplayground.ui.Notice;

/** A room does not do what was asked of it; the notice says why. */
public final class RefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Notice notice;

    /** With a translation key and its arguments. */
    public RefusedException(String key, Object... arguments) {
        super(key);
        notice = new Notice(key, arguments);
    }

    /** Why, for the page. */
    public Notice notice() {
        return notice;
    }
}
