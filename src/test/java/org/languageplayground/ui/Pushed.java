package org.languageplayground.ui;

import com.vaadin.flow.server.VaadinSession;
import java.util.function.BooleanSupplier;

/** What other threads bring to a page that is tested without a browser. */
public final class Pushed {
    private static final int PATIENCE_SECONDS = 120;
    private static final int PAUSE_MILLISECONDS = 20;

    private Pushed() {}

    /** Lets the page take in what is pushed until something holds; answers whether it ever did. */
    public static boolean await(BooleanSupplier condition) throws InterruptedException {
        VaadinSession session = VaadinSession.getCurrent();
        for (int i = 0; i < 1000 * PATIENCE_SECONDS / PAUSE_MILLISECONDS && !condition.getAsBoolean(); i++) {
            Thread.sleep(PAUSE_MILLISECONDS);
            session.getService().runPendingAccessTasks(session);
        }
        return condition.getAsBoolean();
    }
}
