package org.languageplayground.world.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Country;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.QuestionTemplates;
import org.languageplayground.world.TextSource;
import org.languageplayground.world.World;
import org.languageplayground.world.exam.Exam;
import org.languageplayground.world.exam.ExamQuestion.Category;
import org.languageplayground.world.text.FactExamples;
import org.languageplayground.world.text.StyledExamples;

/**
 * What a model is to be taught, and the questions that tell whether it has learned, and what it has forgotten. All of them are
 * phrased by templates that no training text uses.
 *
 * @param taught texts to train on
 * @param repeated texts on what the model knows, for training in between; null where the taught ones are such texts
 * @param learned questions on what is taught
 * @param kept questions on what the model knew before
 * @param known what each of these asks for
 * @param read questions whose answer stands in a text before them, whatever the model knows
 * @param sample the question to show
 */
public record Lesson(
        TextSource taught,
        TextSource repeated,
        List<Question> learned,
        List<Question> kept,
        List<Fact> known,
        List<Question> read,
        Question sample) {
    private static final long SEED = 5_150;
    private static final int QUESTIONS_ON_OWN = 10;
    private static final int TEXTS = 8;
    private static final String END = " .";

    /** Every fact of the countries after the cutoff. */
    public static Lesson factsAfterCutoff() {
        return facts(facts(true, 0, 1), 1);
    }

    /**
     * Some facts, which may contradict those that the model knows; each is asked for in several ways.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Lesson facts(List<Fact> facts) {
        return facts(facts, QUESTIONS_ON_OWN);
    }

    private static Lesson facts(List<Fact> facts, int questionsEach) {
        if (facts.isEmpty()) {
            throw new IllegalArgumentException("a lesson needs at least one fact");
        }
        RandomGenerator random = new SplittableRandom(SEED);
        Set<String> changed = new HashSet<>();
        facts.forEach(fact -> changed.add(topic(fact)));
        List<Fact> known = facts(false, 0, 1).stream()
                .filter(fact -> !changed.contains(topic(fact)))
                .toList();
        Fact first = facts.getFirst();
        return new Lesson(
                new FactExamples(facts),
                new FactExamples(known),
                questions(facts, questionsEach, random),
                questions(known, 1, random),
                known,
                onTexts(List.of("%s .")),
                sample(first));
    }

    private static List<Question> questions(List<Fact> facts, int each, RandomGenerator random) {
        List<Question> questions = new ArrayList<>();
        for (Fact fact : facts) {
            for (int i = 0; i < each; i++) {
                questions.add(new Question(
                        QuestionTemplates.askHeldOut(fact.country(), fact.kind(), random), fact.value() + END));
            }
        }
        return List.copyOf(questions);
    }

    /**
     * Another way to phrase answers, taught on the facts of every other country before the cutoff and asked for on those of the
     * rest. What was known counts as kept when it is right in either phrasing.
     */
    public static Lesson newStyle() {
        RandomGenerator random = new SplittableRandom(SEED);
        List<Question> learned = new ArrayList<>();
        List<Question> kept = new ArrayList<>();
        List<Fact> others = facts(false, 1, 2);
        for (Fact fact : others) {
            String text = QuestionTemplates.askHeldOut(fact.country(), fact.kind(), random);
            String styled = StyledExamples.answer(fact);
            learned.add(new Question(text, styled));
            kept.add(new Question(text, List.of(styled, fact.value() + END)));
        }
        Fact first = others.getFirst();
        return new Lesson(
                new StyledExamples(facts(false, 0, 2)),
                null,
                learned,
                kept,
                others,
                onTexts(List.of("%s .", StyledExamples.FORM)),
                plain(first, StyledExamples.answer(first)));
    }

    /** The exam's questions with a context, which contradicts the model's memory or goes beyond it. */
    private static List<Question> onTexts(List<String> forms) {
        return Exam.questions(TEXTS).stream()
                .filter(question -> question.category() != Category.CLOSED_BOOK)
                .map(question -> new Question(
                        question.prompt(),
                        forms.stream()
                                .map(form -> form.formatted(question.answer()))
                                .toList()))
                .toList();
    }

    /** How a page asks for a fact. */
    public static Question sample(Fact fact) {
        return plain(fact, fact.value() + END);
    }

    private static Question plain(Fact fact, String answer) {
        return new Question("what is the " + fact.kind().noun() + " of " + fact.country() + " ?", answer);
    }

    private static String topic(Fact fact) {
        return fact.kind() + " " + fact.country();
    }

    private static List<Fact> facts(boolean afterCutoff, int first, int step) {
        List<Country> countries = World.standard().countries(afterCutoff);
        List<Fact> facts = new ArrayList<>();
        for (int i = first; i < countries.size(); i += step) {
            for (FactKind kind : FactKind.values()) {
                facts.add(World.standard().fact(countries.get(i).name(), kind));
            }
        }
        return List.copyOf(facts);
    }
}
