package org.languageplayground.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.popover.Popover;
import org.languageplayground.ui.QrCode;

/** The administrator's own link at the end of every page, and its QR code for the phones of those who look at a projector. */
class SiteFooter extends Footer {

    SiteFooter(SiteLink.Link link) {
        addClassName("site-footer");
        Anchor anchor = new Anchor(link.address(), link.text());
        anchor.setTarget("_blank");
        anchor.getElement().setAttribute("rel", "noopener noreferrer");
        Button open = new Button(getTranslation("shell.qr"));
        open.addThemeNames("tertiary", "small");
        Popover popover = new Popover(new QrCode(link.address(), getTranslation("shell.qr.of", link.text())));
        popover.setTarget(open);
        popover.setAriaLabel(getTranslation("shell.qr.of", link.text()));
        add(anchor, open, popover);
    }
}
