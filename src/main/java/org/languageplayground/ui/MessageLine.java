package org.languageplayground.ui;

import com.vaadin.flow.component.html.Paragraph;

/** One sentence on what the last action showed, read out by screen readers. */
public class MessageLine extends Paragraph {

    /** An empty line. */
    public MessageLine() {
        addClassName("message-line");
        getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
    }

    /** Replaces the sentence. */
    public void say(String sentence) {
        setText(sentence);
    }
}
