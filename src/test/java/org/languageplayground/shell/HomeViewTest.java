package org.languageplayground.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "org.languageplayground.shell")
class HomeViewTest extends BrowserlessTest {

    @Test
    void oneCardAChapterAndTheTourStartsAtTheFirst() {
        navigate(HomeView.class);
        assertThat($view(H1.class).single().getText()).isEqualTo("Language That Understands");
        assertThat($view(H2.class).all()).hasSize(5);
        assertThat($view(Anchor.class).all())
                .extracting(Anchor::getHref)
                .containsExactly(
                        "attention",
                        "lora",
                        "rag",
                        "attention?s=what+is+the+capital+of+zorland+%3F&model=world-causal-4&head=all&layer=1&sel=7",
                        "lora?task=own&steps=60",
                        "rag?base=gazetteer",
                        "attention");
    }
}
