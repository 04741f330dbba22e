package org.languageplayground.classroom;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.classroom.room.Poll;
import org.languageplayground.ui.PageText;

/** A question to the class and its histogram in sentences, for those who hear the page. */
final class PollWords extends PageText {

    /** Texts from there, numbers as that language writes them. */
    PollWords(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** The question, and what can be answered. */
    String asked(String question, List<String> options) {
        return options.isEmpty()
                ? get("class.poll.asked.word", question)
                : get("class.poll.asked", question, longList(options));
    }

    /** What comes true, where someone has marked it, and how many gave each answer. */
    String result(Poll poll) {
        String right = poll.counts().stream()
                .filter(Poll.Count::right)
                .map(count -> get("class.poll.true", count.answer()))
                .findFirst()
                .orElse("");
        return sentences(right, counts(poll));
    }

    /** How many gave each answer, as far as the histogram shows it. */
    String counts(Poll poll) {
        List<String> counts =
                poll.counts().stream().limit(Histogram.MOST).map(this::count).toList();
        return counts.isEmpty() ? "" : get("class.poll.counts", longList(counts));
    }

    private String count(Poll.Count count) {
        return get("class.poll.votes.of", count.answer(), count.votes());
    }
}
