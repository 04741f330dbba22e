package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.Visitors;
import org.languageplayground.rag.base.OwnLimits;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.ViewFactory;

/** What the page says of a file that takes long to read. */
@Timeout(180)
@ViewPackages(packages = "org.languageplayground.rag")
class SlowFileViewTest extends BrowserlessTest {

    /** Makes the view, of a server that gives no file any time. */
    public static class Views extends ViewFactory {
        public Views() {
            super(
                    RagView.class,
                    () -> new RagView(
                            new RagSimulations(
                                    RagFixture.BASES,
                                    RagFixture.READER,
                                    new OwnLimits(true, 1, 10_000, 3, 0),
                                    RagFixture.POOL,
                                    Visitors.of(RagFixture.POOL),
                                    RagFixture.NO_LLM),
                            RagFixture.BASES,
                            RagFixture.OUTCOMES,
                            RagFixture.READER));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    private void open() {
        RagFixture.makeIndexes();
        navigate(RagView.class);
        UI.getCurrent().navigate("rag", QueryParameters.fromString("base=own&tab=documents"));
    }

    private void bring(String file) {
        test($view(Upload.class).single()).upload(file, "text/markdown", "[a](<b".getBytes(StandardCharsets.UTF_8));
    }

    private void awaitMessage(String sentence) throws InterruptedException {
        Pushed.await(() -> sentence.equals(message()));
        assertThat(message()).isEqualTo(sentence);
    }

    private String message() {
        return $view(MessageLine.class).single().getText();
    }

    @Test
    void afterItsTimeTheFileIsRefusedInASentenceThatStays() throws InterruptedException {
        open();
        bring("a.md");
        String sentence =
                "“a.md” is not read: it takes more than 0 seconds of the server’s processor. Split it into smaller"
                        + " files, or save it as plain text (txt).";
        awaitMessage(sentence);
        assertThat($view(RagView.class).single().getElement().getTextRecursively())
                .contains(sentence)
                .doesNotContain("is being read");
    }

    @Test
    void aFileThatIsBeingReadStandsThereAndCanBeStopped() throws InterruptedException {
        open();
        Held held = RagFixture.hold();
        try {
            bring("a.md");
            awaitMessage("“a.md” is being read.");
            assertThat($view(ListItem.class).all())
                    .extracting(item -> item.getElement().getTextRecursively())
                    .contains("“a.md” is being read.Stop");
            $view(Button.class).withText("Stop").single().click();
            awaitMessage("“a.md” is not read, since you stopped it.");
            assertThat($view(Button.class).withText("Stop").exists()).isFalse();
        } finally {
            held.letGo();
        }
    }
}
