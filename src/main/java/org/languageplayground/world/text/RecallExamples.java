package org.languageplayground.world.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Example;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.TextSource;

/**
 * Facts made up on the spot, then a question for each of them: only the text itself holds the answers. Mostly all facts are
 * of one kind, so that only the country tells them apart.
 */
public final class RecallExamples implements TextSource {
    private static final int FEWEST = 2;
    private static final int MOST = 6;

    private final Claims claims = new Claims(Claims.IN_TRAINING);
    private final Form newest;

    /** Texts in every form up to {@code newest}; facts and questions choose theirs independently. */
    public RecallExamples(Form newest) {
        this.newest = newest;
    }

    @Override
    public Example next(RandomGenerator random) {
        List<Fact> facts = facts(random, FEWEST + random.nextInt(MOST - FEWEST + 1));
        Form stated = newest.upTo(random);
        Form asked = newest.upTo(random);
        Example.Builder text = new Example.Builder();
        for (Fact fact : facts) {
            text.given(stated.state(fact, random));
        }
        Collections.shuffle(facts, new Random(random.nextLong()));
        for (Fact fact : facts) {
            text.given(asked.ask(fact, random)).answer(fact.value() + asked.end());
        }
        return text.build();
    }

    private List<Fact> facts(RandomGenerator random, int count) {
        float mix = random.nextFloat();
        FactKind kind = kind(random);
        String country = claims.country(random);
        List<Fact> facts = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        while (facts.size() < count) {
            FactKind thisKind = mix < 0.75f ? kind : kind(random);
            String thisCountry = mix >= 0.75f && mix < 0.9f ? country : claims.country(random);
            if (asked.add(thisKind + thisCountry)) {
                facts.add(new Fact(thisCountry, thisKind, claims.value(thisCountry, thisKind, random)));
            }
        }
        return facts;
    }

    private static FactKind kind(RandomGenerator random) {
        return FactKind.values()[random.nextInt(FactKind.values().length)];
    }
}
