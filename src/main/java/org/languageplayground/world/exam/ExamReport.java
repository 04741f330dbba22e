package org.languageplayground.world.exam;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;
import org.languageplayground.world.Country;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.World;
import org.languageplayground.world.exam.ExamQuestion.Category;

/** What a model answered to the exam. */
public final class ExamReport {

    /** One question with the answer that was given. */
    public record Answered(ExamQuestion question, String given) {
        boolean right() {
            return given.equals(question.answer());
        }
    }

    /**
     * Right answers among those asked.
     *
     * @param right how many were right
     * @param asked how many were asked
     */
    public record Score(int right, int asked) {
        /** Between 0 and 1; 0 where nothing was asked. */
        public double share() {
            return asked == 0 ? 0 : (double) right / asked;
        }
    }

    private final List<Answered> answers = new ArrayList<>();

    private ExamReport() {}

    /** Asks every question. */
    public static ExamReport of(List<ExamQuestion> questions, Function<String, String> model) {
        ExamReport report = new ExamReport();
        for (ExamQuestion question : questions) {
            report.answers.add(new Answered(question, model.apply(question.prompt())));
        }
        return report;
    }

    /** The questions of one category on countries before, or after the cutoff. */
    public Score score(Category category, boolean afterCutoff) {
        return score(question -> question.category() == category && question.afterCutoff() == afterCutoff);
    }

    /** Any questions. */
    public Score score(Predicate<ExamQuestion> asked) {
        List<Answered> chosen =
                answers.stream().filter(answer -> asked.test(answer.question())).toList();
        return new Score((int) chosen.stream().filter(Answered::right).count(), chosen.size());
    }

    /** How often one is right on countries after the cutoff who always names the commonest value of the kind. */
    public static double guessing() {
        World world = World.standard();
        int right = 0;
        List<Country> countries = world.countries(true);
        for (Country country : countries) {
            for (FactKind kind : FactKind.values()) {
                if (world.fact(country.name(), kind).value().equals(world.commonestValue(kind))) {
                    right++;
                }
            }
        }
        return (double) right / (countries.size() * FactKind.values().length);
    }

    /**
     * The probability that one who guesses is right at least as often as the model was, closed book, on countries after the
     * cutoff (one-sided binomial test). Above 0.05: not significantly more than guessing.
     */
    public double guessingExplains() {
        Score score = score(Category.CLOSED_BOOK, true);
        return new BinomialTest()
                .binomialTest(score.asked(), score.right(), guessing(), AlternativeHypothesis.GREATER_THAN);
    }
}
