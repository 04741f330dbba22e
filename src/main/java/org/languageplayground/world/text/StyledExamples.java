package org.languageplayground.world.text;

import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Example;
import org.languageplayground.world.Fact;
import org.languageplayground.world.TextSource;

/** Questions on some facts, answered in a whole sentence instead of one word. */
public final class StyledExamples implements TextSource {
    /** The answer in the new style, with a place for the value. */
    public static final String FORM = "the answer is %s .";

    private final List<Fact> facts;

    /** Asks for each of the facts equally often. */
    public StyledExamples(List<Fact> facts) {
        this.facts = List.copyOf(facts);
    }

    @Override
    public Example next(RandomGenerator random) {
        Fact fact = facts.get(random.nextInt(facts.size()));
        return new Example.Builder()
                .given(Form.FREE.ask(fact, random))
                .answer(answer(fact))
                .build();
    }

    /** The answer in the new style. */
    public static String answer(Fact fact) {
        return FORM.formatted(fact.value());
    }
}
