package org.languageplayground.world.text;

import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Example;
import org.languageplayground.world.Fact;
import org.languageplayground.world.TextSource;

/** One question a text on one of some facts, with nothing but memory to answer from. */
public final class FactExamples implements TextSource {
    private final List<Fact> facts;

    /** Asks for each of the facts equally often. */
    public FactExamples(List<Fact> facts) {
        this.facts = List.copyOf(facts);
    }

    @Override
    public Example next(RandomGenerator random) {
        Fact fact = facts.get(random.nextInt(facts.size()));
        return MemoryExamples.ask(fact, new Example.Builder(), random).build();
    }
}
