package org.languageplayground.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a student sees when a page fails; the administrator finds the reason in the log. */
@ParentLayout(MainLayout.class)
public class BrokenPage extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {
    private static final Logger LOG = LoggerFactory.getLogger(BrokenPage.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Failure.PAGE.happened();
        LOG.error("The page {} failed.", event.getLocation().getPath(), parameter.getException());
        addClassName("chapter");
        add(
                new H1(getTranslation("shell.error.broken.title")),
                new Paragraph(getTranslation("shell.error.broken")),
                new Anchor("", getTranslation("shell.error.home")));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.error.broken.title");
    }
}
