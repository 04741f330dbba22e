package org.languageplayground.compute;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who wait for the same. One who cannot be told keeps nobody else from being told. */
public final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Runnable> all = new CopyOnWriteArrayList<>();

    /** Waits from now on. */
    public void add(Runnable listener) {
        all.add(listener);
    }

    /** Nobody waits any longer. */
    public void clear() {
        all.clear();
    }

    /** Tells all. */
    public void tell() {
        for (Runnable listener : all) {
            try {
                listener.run();
            } catch (RuntimeException | Error problem) {
                LOG.error("A listener could not be told.", problem);
            }
        }
    }
}
