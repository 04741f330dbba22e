package org.languageplayground.ui;

import com.vaadin.flow.server.VaadinSession;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What other threads bring to a page that is tested without a browser. */
public final class Pushed {
    private static final int PATIENCE_SECONDS = 300;
    private static final int SHORTEST_PAUSE_MILLISECONDS = 10;
    private static final int LONGEST_PAUSE_MILLISECONDS = 60;

    private Pushed() {}

    /**
     * Lets the page take in what is pushed until something holds; answers whether it ever did. To look through a page takes time from whoever
     * computes for it, so the pauses grow.
     */
    public static boolean await(BooleanSupplier condition) throws InterruptedException {
        VaadinSession session = VaadinSession.getCurrent();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int pause = SHORTEST_PAUSE_MILLISECONDS;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(pause);
            session.getService().runPendingAccessTasks(session);
            pause = Math.min(LONGEST_PAUSE_MILLISECONDS, pause + pause / 2);
        }
        return condition.getAsBoolean();
    }
}
