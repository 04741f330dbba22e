package org.languageplayground.world.preference;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.world.Country;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.World;
import org.languageplayground.world.lesson.Lesson;

/** What is said to the question for the capital of a country, without the full stop. */
public record Said(String country, String answer) {

    private Fact fact() {
        return World.standard().fact(country, FactKind.CAPITAL);
    }

    /** The question. */
    public String question() {
        return Lesson.sample(fact()).text();
    }

    /** Whether the answer is true. */
    public boolean right() {
        return answer.equals(fact().value());
    }

    /** Whether it is "unknown". */
    public boolean unknown() {
        return answer.equals(Asked.UNKNOWN);
    }

    /** What a model says of each country, taking the likeliest token each time. */
    public static List<Said> by(Transformer model, List<Country> countries) {
        List<String> answers = Honesty.answers(
                model,
                countries.stream()
                        .map(country -> new Said(country.name(), "").question())
                        .toList());
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            said.add(new Said(countries.get(i).name(), answers.get(i)));
        }
        return List.copyOf(said);
    }

    /** Of each guess and "unknown" the one that a reward model marks higher. */
    public static List<Said> preferred(RewardModel reward, List<Said> guesses) {
        List<int[]> texts = new ArrayList<>();
        for (Said guess : guesses) {
            texts.add(encode(guess.question(), guess.answer));
            texts.add(encode(guess.question(), Asked.UNKNOWN));
        }
        float[] rewards = reward.rewards(TokenBatch.of(texts));
        List<Said> preferred = new ArrayList<>();
        for (int i = 0; i < guesses.size(); i++) {
            Said guess = guesses.get(i);
            preferred.add(rewards[2 * i] > rewards[2 * i + 1] ? guess : new Said(guess.country, Asked.UNKNOWN));
        }
        return List.copyOf(preferred);
    }

    private static int[] encode(String question, String answer) {
        return MadeUpCountries.standard().encode(question + " " + answer);
    }
}
