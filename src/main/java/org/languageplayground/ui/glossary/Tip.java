package org.languageplayground.ui.glossary;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.popover.Popover;

/** Something that explains itself in a sentence, when pointed at, focused or tapped. */
public final class Tip extends NativeButton {

    private Tip(String text, String name, String explanation, String style) {
        setText(text);
        addClassName(style);
        if (!name.equals(text)) {
            getElement().setAttribute("aria-label", name);
        }
        Popover popover = new Popover(new Paragraph(explanation));
        popover.addClassName("tip");
        popover.setTarget(this);
        popover.setOpenOnHover(true);
        popover.setOpenOnFocus(true);
        popover.setOpenOnClick(true);
        popover.setAriaLabel(name);
    }

    /** A term of the field where it stands in a sentence. */
    static Tip of(Term term, String shown, Component speaker) {
        return new Tip(shown, shown, term.explanation(speaker), "term");
    }

    /**
     * A question mark beside a control.
     *
     * @param name what it is called to whoever cannot see it
     */
    public static Tip help(String name, String explanation) {
        return new Tip("?", name, explanation, "help-tip");
    }
}
