package org.languageplayground.shell.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import org.languageplayground.ui.chapter.Chapters.Chapter;

/** The way into a chapter: a small live picture, how long it takes, what one takes away. */
final class ChapterCard extends Article {
    private final Chapter chapter;
    private final Anchor open = new Anchor();

    /**
     * A card.
     *
     * @param picture what the model makes of the question that stands on the home page
     */
    ChapterCard(Chapter chapter, Component picture) {
        this.chapter = chapter;
        addClassName("home-chapter");
        String key = "home.chapter." + chapter.number();
        Paragraph minutes = new Paragraph(getTranslation(key + ".minutes"));
        minutes.addClassName("minutes");
        open.setText(getTranslation("home.open"));
        open.setAriaLabel(getTranslation("ui.named", getTranslation("home.open"), getTranslation(key)));
        add(new H2(getTranslation(key)), picture, new Paragraph(getTranslation(key + ".text")), minutes, open);
        carry("");
    }

    /** Opens the chapter with a scenario, as the query of an address. */
    void carry(String scenario) {
        open.setHref(chapter.key() + (scenario.isEmpty() ? "" : "?" + scenario));
    }
}
