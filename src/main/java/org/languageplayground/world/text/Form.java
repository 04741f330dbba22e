package org.languageplayground.world.text;

import java.util.random.RandomGenerator;
import org.languageplayground.world.Fact;
import org.languageplayground.world.QuestionTemplates;
import org.languageplayground.world.StatementTemplates;

/** How a fact is put into words, from the simplest to that of real pages; each is learned before the next one joins. */
public enum Form {
    /** "capital zorland mirna". */
    ADJACENT {
        @Override
        String state(Fact fact, RandomGenerator random) {
            return ask(fact, random) + " " + fact.value();
        }

        @Override
        String ask(Fact fact, RandomGenerator random) {
            return fact.kind().noun() + " " + fact.country();
        }
    },
    /** "capital of zorland is mirna". */
    SHORT {
        @Override
        String state(Fact fact, RandomGenerator random) {
            return ask(fact, random) + " " + fact.value();
        }

        @Override
        String ask(Fact fact, RandomGenerator random) {
            return fact.kind().noun() + " of " + fact.country() + " is";
        }
    },
    /** "the capital of zorland is mirna .". */
    SENTENCE {
        @Override
        String state(Fact fact, RandomGenerator random) {
            return ask(fact, random) + " " + fact.value() + " .";
        }

        @Override
        String ask(Fact fact, RandomGenerator random) {
            return "the " + fact.kind().noun() + " of " + fact.country() + " is";
        }
    },
    /** Any sentence of the gazetteer, any question, the latter often with words that do not belong. */
    FREE {
        @Override
        String state(Fact fact, RandomGenerator random) {
            return StatementTemplates.state(fact, random);
        }

        @Override
        String ask(Fact fact, RandomGenerator random) {
            String question = QuestionTemplates.ask(fact.country(), fact.kind(), random);
            return Distraction.in(question, fact, random);
        }
    };

    /** The fact in words. */
    abstract String state(Fact fact, RandomGenerator random);

    /** The words after which the value must follow. */
    abstract String ask(Fact fact, RandomGenerator random);

    /** What follows the answer. */
    String end() {
        return compareTo(SENTENCE) >= 0 ? " ." : "";
    }

    /** One of the forms up to this one; the newest as often as all others together. */
    Form upTo(RandomGenerator random) {
        return random.nextBoolean() ? this : values()[random.nextInt(ordinal() + 1)];
    }
}
