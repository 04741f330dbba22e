package org.languageplayground.shell;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Route;

/** The home page. */
@Route("")
public class HomeView extends Main {

    public HomeView() {
        add(new H1("Language Playground"));
    }
}
