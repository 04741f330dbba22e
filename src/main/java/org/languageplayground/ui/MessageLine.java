package org.languageplayground.ui;

import com.vaadin.flow.component.html.Paragraph;
import org.languageplayground.ui.ear.LiveRegion;
import org.languageplayground.ui.ear.Voice;

/** One sentence on what the last action showed, read out by screen readers. */
public class MessageLine extends Paragraph {
    /** Of what a link leaves out. */
    public static final String LEFT_OUT = "left-out";

    /** An empty line. */
    public MessageLine() {
        addClassName("message-line");
    }

    /** Replaces the sentence. */
    public void say(String sentence) {
        setText(sentence);
        readOut();
    }

    /** Has the sentence read out as far as it is there to be seen. */
    public void readOut() {
        getUI().ifPresent(ui -> LiveRegion.of(ui).say(Voice.MESSAGE, hasClassName(LEFT_OUT) ? "" : getText()));
    }
}
