package org.languageplayground.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before a class is ended, since nothing of it is left then. */
final class EndDialog {
    private EndDialog() {}

    static void open(Component page, Runnable end) {
        ConfirmDialog dialog = new ConfirmDialog(
                page.getTranslation("class.end.title"),
                page.getTranslation("class.end.about"),
                page.getTranslation("class.end"),
                event -> end.run(),
                page.getTranslation("class.end.not"),
                event -> {});
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }
}
