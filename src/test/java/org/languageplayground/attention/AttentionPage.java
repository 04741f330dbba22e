package org.languageplayground.attention;

import com.vaadin.browserless.BrowserlessTest;
import java.util.Set;
import org.languageplayground.attention.off.OffExplorers;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Visitors;
import org.languageplayground.ui.ViewFactory;

/** The page of the chapter on a server without the English encoder. */
abstract class AttentionPage extends BrowserlessTest {
    static final ModelLibrary LIBRARY = new ModelLibrary("", false);
    private static final TraceCache TRACES = new TraceCache(32);

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(
                    AttentionView.class,
                    () -> new AttentionView(
                            new AttentionSimulations(
                                    LIBRARY, TRACES, OffExplorers.studies(LIBRARY), Visitors.of(OffExplorers.POOL)),
                            LIBRARY));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }
}
