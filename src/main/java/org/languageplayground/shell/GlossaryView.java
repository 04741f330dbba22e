package org.languageplayground.shell;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import org.languageplayground.ui.glossary.Term;

/** Every term of the field on one page, in the order of the alphabet. */
@Route("glossary")
public class GlossaryView extends Div implements HasDynamicTitle {

    public GlossaryView() {
        addClassNames("chapter", "glossary");
        Paragraph lead = new Paragraph(getTranslation("glossary.lead"));
        lead.addClassName("lead");
        DescriptionList list = new DescriptionList();
        Arrays.stream(Term.values())
                .sorted(Comparator.comparing(term -> term.text(this), Collator.getInstance(getLocale())))
                .forEach(term -> {
                    DescriptionList.Term name = new DescriptionList.Term(term.text(this));
                    name.setId(term.id());
                    list.add(name, new DescriptionList.Description(term.explanation(this)));
                });
        add(new H1(getTranslation("shell.glossary")), lead, list);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.glossary");
    }
}
