package org.languageplayground.classroom;

import com.vaadin.flow.component.html.Div;

/** What a tab's place in a class looks like, and what can be done from there. */
abstract class ClassLine extends Div {

    ClassLine() {
        addClassName("class-place");
    }

    /** Brings it up to date. */
    abstract void show();
}
