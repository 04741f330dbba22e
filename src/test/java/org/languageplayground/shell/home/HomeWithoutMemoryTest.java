package org.languageplayground.shell.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.base.FolderSettings;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.base.SharedEncoder;
import org.languageplayground.rag.question.ThreeAnswers;
import org.languageplayground.rag.question.WorldReader;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.ViewFactory;

@ViewPackages(packages = "org.languageplayground.shell.home")
class HomeWithoutMemoryTest extends BrowserlessTest {
    private static final ModelLibrary LIBRARY = new ModelLibrary("", false);

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(
                    HomeView.class,
                    () -> new HomeView(new ThreeAnswers(
                            new KnowledgeBases(
                                    LIBRARY,
                                    new SharedEncoder(LIBRARY, 0, ""),
                                    new WorkerPool(1, 40),
                                    new ServerMemory(1, 1),
                                    new FolderSettings("", "")),
                            new WorldReader(LIBRARY))));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    @Test
    void whereThereIsNoMemoryForTheIndexThePageSaysSo() {
        navigate(HomeView.class);
        assertThat($view(MessageLine.class).single().getText()).startsWith("This needs 1 MB of memory");
    }
}
