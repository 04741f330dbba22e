package org.languageplayground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.Locale;

/**
 * Says in a word where the numbers of a figure come from; hovering over it or pressing it says more. It stands in front of the pictures
 * and tables that it speaks of, within one element with them.
 */
public final class Origin extends NativeButton {
    private final Kind kind;

    /** Where numbers can come from. */
    public enum Kind {
        COMPUTED,
        STORED,
        FORMULA,
        PUBLISHED;

        private String key() {
            return "ui.origin." + name().toLowerCase(Locale.ROOT);
        }
    }

    private Origin(Kind kind, String from, Component... more) {
        this.kind = kind;
        String word = getTranslation(kind.key(), from);
        setText(word);
        addClassName("origin");
        getElement().setAttribute("aria-label", getTranslation("ui.origin", word));
        Paragraph about = new Paragraph(new Text(getTranslation(kind.key() + ".about", from) + " "));
        about.add(more);
        about.addClassName("origin-about");
        Popover popover = new Popover(about);
        popover.setTarget(this);
        popover.setOpenOnHover(true);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel(word);
    }

    /** Computed now, from what is set on the page. */
    public static Origin computed() {
        return new Origin(Kind.COMPUTED, "");
    }

    /**
     * Measured beforehand, and kept.
     *
     * @param command what made it, such as {@code script/tune}
     */
    public static Origin stored(String command) {
        return new Origin(Kind.STORED, command);
    }

    /** Counted by a formula. */
    public static Origin formula() {
        return new Origin(Kind.FORMULA, "");
    }

    /**
     * Measured by others.
     *
     * @param source who published it, and when
     * @param address where it stands
     */
    public static Origin published(String source, String address) {
        Anchor anchor = new Anchor(address, address);
        anchor.setTarget("_blank");
        anchor.getElement().setAttribute("rel", "noopener noreferrer");
        return new Origin(Kind.PUBLISHED, source, anchor);
    }

    /** Where its figures' numbers come from. */
    public Kind kind() {
        return kind;
    }
}
