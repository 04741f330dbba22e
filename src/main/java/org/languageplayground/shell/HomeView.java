package org.languageplayground.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;

/** The home page: one card a chapter, the story that ties them together, a short tour. */
@Route("")
public class HomeView extends Div implements HasDynamicTitle {

    public HomeView() {
        addClassNames("chapter", "home");
        Paragraph lead = new Paragraph(getTranslation("home.lead"));
        lead.addClassName("lead");
        Div cards = new Div(card(1, "attention"), card(2, "lora"), card(3, "rag"));
        cards.addClassName("cards");
        add(new H1(getTranslation("home.title")), lead, cards);
        add(new Section(
                new H2(getTranslation("home.story")), new Paragraph(getTranslation("home.story.text")), story()));
        OrderedList steps = new OrderedList();
        getTranslation("home.tour.steps").lines().map(String::strip).forEach(step -> steps.add(new ListItem(step)));
        add(new Section(
                new H2(getTranslation("home.tour")),
                steps,
                new Anchor("attention", getTranslation("home.tour.start"))));
    }

    /** The question as each chapter asks it: a line "text | address" each. */
    private UnorderedList story() {
        UnorderedList list = new UnorderedList();
        getTranslation("home.story.links").lines().map(String::strip).forEach(line -> {
            String[] parts = line.split(" \\| ");
            list.add(new ListItem(new Anchor(parts[1], parts[0])));
        });
        return list;
    }

    /** A chapter's card. */
    private Section card(int number, String route) {
        Span count = new Span(getTranslation("ui.chapter", number));
        count.addClassName("chapter-number");
        String key = "home.chapter." + number;
        Section card = new Section(count, new H2(getTranslation(key)), new Paragraph(getTranslation(key + ".text")));
        card.addClassName("card");
        card.add(new Anchor(route, getTranslation("home.open")));
        return card;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("home.title");
    }
}
