package org.languageplayground.classroom;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.languageplayground.classroom.room.Poll;

/** How many gave each answer: a bar and a number each. What comes true is marked once it is shown. */
final class Histogram extends OrderedList {
    /** How many answers have a row. */
    static final int MOST = 10;

    private transient List<Poll.Count> shown = List.of();
    private boolean revealed;

    Histogram() {
        addClassName("class-histogram");
        getElement().setAttribute("aria-label", getTranslation("class.poll.answers"));
    }

    void show(Poll poll) {
        List<Poll.Count> counts = poll.counts();
        boolean reveal = poll.stage() != Poll.Stage.ASKED;
        if (counts.equals(shown) && reveal == revealed) {
            return;
        }
        shown = counts;
        revealed = reveal;
        removeAll();
        long most = counts.stream().mapToLong(Poll.Count::votes).max().orElse(0);
        counts.stream().limit(MOST).map(count -> row(count, most, reveal)).forEach(this::add);
        if (counts.size() > MOST) {
            add(new ListItem(getTranslation("class.poll.more", counts.size() - MOST)));
        }
    }

    private ListItem row(Poll.Count count, long most, boolean reveal) {
        Span bar = new Span();
        bar.addClassName("class-bar-of");
        bar.getStyle().set("--part", String.valueOf(most == 0 ? 0 : (double) count.votes() / most));
        Span answer =
                new Span(reveal && count.right() ? getTranslation("class.poll.right", count.answer()) : count.answer());
        answer.addClassName("class-answer");
        Span votes = new Span(String.valueOf(count.votes()));
        votes.getElement().setAttribute("aria-hidden", "true");
        Span heard = new Span(getTranslation("class.poll.votes", count.votes()));
        heard.addClassName("by-ear");
        ListItem row = new ListItem(answer, bar, votes, heard);
        row.setClassName("right", reveal && count.right());
        return row;
    }
}
