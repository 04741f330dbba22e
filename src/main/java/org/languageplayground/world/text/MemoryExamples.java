package org.languageplayground.world.text;

import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Country;
import org.languageplayground.world.Example;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.StatementTemplates;
import org.languageplayground.world.TextSource;
import org.languageplayground.world.World;

/** Questions on countries before the cutoff, with nothing but memory to answer from. */
public final class MemoryExamples implements TextSource {
    private static final float AFTER_OTHER_FACTS = 0.2f;

    private final List<Country> countries = World.standard().countries(false);
    private final Claims claims = new Claims(Claims.IN_TRAINING);

    @Override
    public Example next(RandomGenerator random) {
        Example.Builder text = new Example.Builder();
        Country own = country(random);
        if (random.nextFloat() < AFTER_OTHER_FACTS) {
            otherFacts(own, text, random);
            return ask(own, text, random).build();
        }
        int questions = 1 + random.nextInt(6);
        for (int i = 0; i < questions; i++) {
            ask(country(random), text, random);
        }
        return text.build();
    }

    private void otherFacts(Country own, Example.Builder text, RandomGenerator random) {
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String country = claims.country(random);
            FactKind kind = kind(random);
            if (!country.equals(own.name())) {
                text.given(
                        StatementTemplates.state(new Fact(country, kind, claims.value(country, kind, random)), random));
            }
        }
    }

    private static Example.Builder ask(Country country, Example.Builder text, RandomGenerator random) {
        return ask(World.standard().fact(country.name(), kind(random)), text, random);
    }

    /** Adds a question on a fact and its answer. */
    static Example.Builder ask(Fact fact, Example.Builder text, RandomGenerator random) {
        Form form = random.nextInt(4) == 0 ? Form.SENTENCE : Form.FREE;
        return text.given(form.ask(fact, random)).answer(fact.value() + form.end());
    }

    private Country country(RandomGenerator random) {
        return countries.get(random.nextInt(countries.size()));
    }

    private static FactKind kind(RandomGenerator random) {
        return FactKind.values()[random.nextInt(FactKind.values().length)];
    }
}
