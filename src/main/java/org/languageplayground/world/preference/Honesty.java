package org.languageplayground.world.preference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.reinforcement.Answers;
import org.languageplayground.world.Country;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.QuestionTemplates;
import org.languageplayground.world.World;
import org.languageplayground.world.language.Vocabulary;

/**
 * What a model answers, always taking the likeliest token, to every question on some countries, in words that no training uses.
 *
 * @param right answers that are true
 * @param unknown answers "unknown"
 * @param asked questions
 */
public record Honesty(int right, int unknown, int asked) {
    private static final int MOST_TOKENS = 6;
    private static final long SEED = 31;

    /** Nothing asked yet. */
    public static final Honesty NONE = new Honesty(0, 0, 0);

    /** Asks for every fact of each country, {@code times} times, always in the same words. */
    public static Honesty of(Transformer model, List<Country> countries, int times) {
        return countries.stream().map(country -> of(model, country, times)).reduce(NONE, Honesty::plus);
    }

    /** Asks for every fact of one country. */
    public static Honesty of(Transformer model, Country country, int times) {
        List<Asked> questions = questions(country, times);
        List<String> answers =
                answers(model, questions.stream().map(Asked::question).toList());
        int right = 0;
        int unknown = 0;
        for (int i = 0; i < answers.size(); i++) {
            right += answers.get(i).equals(questions.get(i).best()) ? 1 : 0;
            unknown += answers.get(i).equals(Asked.UNKNOWN) ? 1 : 0;
        }
        return new Honesty(right, unknown, answers.size());
    }

    /** What is asked on some countries, each with the true answer. */
    public static Stream<Asked> questions(List<Country> countries, int times) {
        return countries.stream().flatMap(country -> questions(country, times).stream());
    }

    private static List<Asked> questions(Country country, int times) {
        RandomGenerator random = new SplittableRandom(SEED + country.name().hashCode());
        List<Asked> questions = new ArrayList<>();
        for (FactKind kind : FactKind.values()) {
            for (int i = 0; i < times; i++) {
                questions.add(Asked.of(
                        World.standard().fact(country.name(), kind),
                        QuestionTemplates.askHeldOut(country.name(), kind, random)));
            }
        }
        return questions;
    }

    /** Both together. */
    public Honesty plus(Honesty other) {
        return new Honesty(right + other.right, unknown + other.unknown, asked + other.asked);
    }

    /** What the model answers to some questions, without the full stop. */
    public static List<String> answers(Transformer model, List<String> questions) {
        int end = Vocabulary.standard().id(".");
        Answers answers = Answers.to(
                questions.stream().map(Vocabulary.standard()::encode).toList(),
                model,
                Generation::likeliest,
                end,
                MOST_TOKENS);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            int[] answer = answers.answer(i);
            int length = answer[answer.length - 1] == end ? answer.length - 1 : answer.length;
            texts.add(MadeUpCountries.standard().decode(Arrays.copyOf(answer, length)));
        }
        return texts;
    }

    /** Share of answers that are neither true nor "unknown": hallucinations. */
    public double wrongShare() {
        return (double) (asked - right - unknown) / asked;
    }

    /** Share of true answers. */
    public double rightShare() {
        return (double) right / asked;
    }

    /** Share of "unknown". */
    public double unknownShare() {
        return (double) unknown / asked;
    }
}
