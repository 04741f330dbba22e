package org.languageplayground.attention.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.sampling.NextToken;
import org.languageplayground.ui.PageText;

/** The sentences of the tab "Generate". */
public final class GenerateText extends PageText {

    /** Sentences from there, numbers as that language writes them. */
    public GenerateText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** What can be drawn now. */
    String seen(ReadingSimulation stage) {
        return Generating.next(stage)
                .map(next -> get(
                        "attention.generate.seen",
                        number(next.left()),
                        number(next.order().length),
                        stage.tokenizer().token(next.order()[0]),
                        probability(next.kept()[next.order()[0]]),
                        number(next.effectiveOfKept(), 1)))
                .orElse("");
    }

    /** What the newest text has come to, once it is written. */
    public String news(Generating generating) {
        Optional<String> problem = generating.problem().map(this::notice);
        if (problem.isPresent() || generating.busy() || generating.texts().isEmpty()) {
            return problem.orElse("");
        }
        Written newest = generating.texts().getFirst();
        String wrote = newest.drawn().isEmpty()
                ? get("attention.generate.nothing")
                : get("attention.generate.wrote", newest.seed(), newest.text(), number(newest.surprise(), 1));
        return sentences(wrote, newest.ended() ? get("attention.generate.ended") : "");
    }

    /** A row of the table of texts. */
    List<String> row(Written text) {
        return List.of(
                text.text(),
                String.valueOf(text.seed()),
                get(
                        "attention.generate.settings",
                        number(text.sampler().temperature()),
                        text.sampler().topK(),
                        number(text.sampler().topP())),
                number(text.surprise(), 2));
    }

    /** Why the model cannot write here. */
    String impossible(ReadingSimulation stage) {
        boolean says = stage.model().weights().head() != null;
        return get(says ? "attention.generate.noblank" : "attention.generate.nohead");
    }

    /** The words of the picture: the likeliest, then all others together. */
    List<String> words(NextToken next, int most, IntFunction<String> token) {
        int shown = Math.min(most, next.order().length);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            words.add(token.apply(next.order()[i]));
        }
        words.add(get("attention.generate.others", number(next.order().length - shown)));
        return words;
    }
}
