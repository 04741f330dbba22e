package org.languageplayground.classroom.sheet;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.languageplayground.ui.CopyLink;

/** What leaves the page: the link for students, and the code that shows the stage in a page of another site. */
final class TakeAway extends Div {
    private final TextField link = new TextField(getTranslation("classroom.sheet.link"));
    private final CopyLink copyLink = new CopyLink("ui.link.");
    private final TextArea code = new TextArea(getTranslation("classroom.sheet.embed"));
    private final CopyLink copyCode = new CopyLink("classroom.sheet.embed.");

    /** Empty so far. */
    TakeAway() {
        addClassName("take-away");
        link.setReadOnly(true);
        link.setAutoselect(true);
        code.setReadOnly(true);
        code.setAutoselect(true);
        add(
                link,
                copyLink,
                new H2(getTranslation("classroom.sheet.embed.title")),
                new Paragraph(getTranslation("classroom.sheet.embed.about")),
                code,
                copyCode);
    }

    /**
     * Shows the ways out of a sheet.
     *
     * @param address where students go
     * @param frame where a frame of another site goes
     * @param title what the frame is called
     */
    void show(String address, String frame, String title) {
        link.setValue(address);
        copyLink.setText(link.getValue());
        code.setValue(
                "<iframe src=\"%s\" title=\"%s\" width=\"800\" height=\"500\" style=\"border: 0; max-width: 100%%\" loading=\"lazy\"></iframe>"
                        .formatted(escaped(frame), escaped(title)));
        copyCode.setText(code.getValue());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
