package org.languageplayground.rag;

import com.vaadin.browserless.BrowserlessTest;
import java.util.Set;
import org.languageplayground.ui.ViewFactory;

/** The page of the chapter on a server without an LLM. */
abstract class RagPage extends BrowserlessTest {

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(RagView.class, () -> RagFixture.view(RagFixture.NO_LLM));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }
}
