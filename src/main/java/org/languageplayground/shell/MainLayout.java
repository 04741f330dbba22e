package org.languageplayground.shell;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;

/** The frame of every page: name, chapters, color scheme. */
@Layout
public class MainLayout extends Div implements RouterLayout {
    private final Main main = new Main();

    public MainLayout() {
        Anchor name = new Anchor("", getTranslation("shell.name"));
        name.addClassName("product");
        Nav nav = new Nav(
                new Anchor("attention", getTranslation("shell.attention")),
                new Anchor("lora", getTranslation("shell.lora")),
                new Anchor("rag", getTranslation("shell.rag")));
        nav.setAriaLabel(getTranslation("shell.navigation"));
        Header header = new Header(new SkipLink(), name, nav, new ThemeSwitch());
        header.addClassName("top");
        main.setId("content");
        main.getElement().setAttribute("tabindex", "-1");
        add(header, main);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
    }
}
