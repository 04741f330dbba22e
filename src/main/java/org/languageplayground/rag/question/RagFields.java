package org.languageplayground.rag.question;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.rag.base.Presets;
import org.languageplayground.search.Method;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.chapter.Field;

/** Everything that a student can set on the page. */
public final class RagFields {
    /** No chunk. */
    public static final int NONE = -1;

    /** How many chunks can be handed on. */
    public static final Limits KS = new Limits(1, 10, 1);

    /** How many units a chunk can have at most. */
    public static final Limits SIZES = new Limits(16, 512, 1);

    static final int LONGEST_IN_LINK = 500;

    private static final int FIRST_K = 2;

    public static final Field<BaseChoice> BASE = Field.of("base", BaseChoice.GAZETTEER, BaseChoice::of, BaseChoice::id);

    public static final Field<String> QUERY = Field.text("query", "", LONGEST_IN_LINK)
            .startingFrom(state -> Presets.first(state.get(BASE)))
            .once("q");

    public static final Field<Method> METHOD = Field.choice("method", Method.HYBRID)
            .startingFrom(state -> state.get(BASE).method());

    /** How many chunks are handed on. */
    public static final Field<Integer> K = Field.number("k", FIRST_K, KS);

    /** The most units of a chunk. */
    public static final Field<Integer> SIZE = Field.number("size", SIZES.greatest(), SIZES)
            .startingFrom(state -> state.get(BASE).size());

    /** The most units that a chunk shares with the one before it. */
    public static final Field<Integer> OVERLAP = Field.number("overlap", 0, state -> overlaps(state.get(SIZE)))
            .startingFrom(state -> overlaps(state.get(SIZE)).fit(state.get(BASE).overlap()));

    /** The number of the chunk whose score is explained, from 0 here and from 1 in the address. */
    public static final Field<Integer> OPEN =
            Field.of("open", NONE, RagFields::counted, chunk -> String.valueOf(chunk + 1));

    /** What the student has written in the place of the retrieved passage. */
    public static final Field<Optional<String>> PASSAGE = edited("passage");

    /** What the student has written in the place of the wrong passage. */
    public static final Field<Optional<String>> OTHER = edited("other");

    public static final Field<AnswerBy> ANSWER =
            Field.choice("by", AnswerBy.EXTRACTIVE).once("answer");

    public static final Field<String> TAB = Field.choice(
            "tab", "answer", List.of("answer", "hits", "map", "documents", "evaluation", "code"), Function.identity());

    static final List<Field<?>> ALL = List.of(BASE, QUERY, METHOD, K, SIZE, OVERLAP, OPEN, PASSAGE, OTHER, ANSWER, TAB);

    private RagFields() {}

    /** How much chunks of a size can overlap: at most by half. */
    public static Limits overlaps(int size) {
        return new Limits(0, size / 2, 1);
    }

    private static Optional<Integer> counted(String text) {
        return text.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.parseInt(text) - 1) : Optional.empty();
    }

    private static Field<Optional<String>> edited(String key) {
        return Field.of(key, Optional.<String>empty(), text -> Optional.of(Optional.of(text)), text -> text.orElse(""))
                .upTo(LONGEST_IN_LINK)
                .goingWith(QUERY);
    }
}
