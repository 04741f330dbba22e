package org.languageplayground.world.preference;

import java.util.random.RandomGenerator;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.reinforcement.TokenProbabilities;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.World;
import org.languageplayground.world.text.Claims;

/**
 * Answers to be rejected: many are what the model itself would say, drawn from its probabilities, since that is what it will be
 * tempted by; the others are names of the world, mostly of the right kind. What is true is never among them.
 */
final class WrongAnswers {
    private static final Claims CLAIMS = new Claims(0);
    private static final double OWN_KNOWABLE = 0.5;
    private static final double OWN_UNKNOWABLE = 0.8;
    private static final double RIGHT_KIND = 0.7;
    private static final int TRIES = 4;

    private final Transformer model;

    /** The model that is tempted; it has the made-up names among its words. */
    WrongAnswers(Transformer model) {
        this.model = model;
    }

    String to(Asked asked, RandomGenerator random) {
        float[] logits = random.nextDouble() < (asked.knowable() ? OWN_KNOWABLE : OWN_UNKNOWABLE)
                ? Generation.nextLogits(model, MadeUpCountries.standard().encode(asked.question()))
                : null;
        for (int i = 0; logits != null && i < TRIES; i++) {
            String own = MadeUpCountries.standard().decode(TokenProbabilities.draw(logits, random.nextDouble()));
            if (isWrong(asked, own)) {
                return own;
            }
        }
        while (true) {
            FactKind kind = random.nextDouble() < RIGHT_KIND
                    ? asked.kind()
                    : FactKind.values()[random.nextInt(FactKind.values().length)];
            String value = CLAIMS.value(asked.country(), kind, random);
            if (isWrong(asked, value)) {
                return value;
            }
        }
    }

    private static boolean isWrong(Asked asked, String value) {
        Fact fact = World.standard().fact(asked.country(), asked.kind());
        return !value.equals(Asked.UNKNOWN)
                && !value.equals(asked.best())
                && (fact == null || !value.equals(fact.value()));
    }
}
