package org.languageplayground.world.exam;

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
import org.languageplayground.world.StatementTemplates;
import org.languageplayground.world.World;
import org.languageplayground.world.exam.ExamQuestion.Category;
import org.languageplayground.world.text.ChunkContext;
import org.languageplayground.world.text.Claims;

/**
 * The questions that measure a model: always the same, phrased by templates that training never used, with contexts that
 * contradict the model's memory or go beyond it.
 */
public final class Exam {
    private static final long SEED = 90_210;
    private static final float SPELLED_VALUES = 0.1f;

    private final RandomGenerator random = new SplittableRandom(SEED);
    private final Claims claims = new Claims(SPELLED_VALUES);
    private final List<ExamQuestion> questions = new ArrayList<>();

    private Exam(int contexts) {
        for (Country country : World.standard().countries()) {
            for (FactKind kind : FactKind.values()) {
                Fact fact = World.standard().fact(country.name(), kind);
                add(Category.CLOSED_BOOK, country, "", fact);
            }
        }
        for (boolean after : new boolean[] {false, true}) {
            for (int i = 0; i < contexts; i++) {
                for (Category category : List.of(Category.ONE_KIND, Category.ONE_COUNTRY, Category.MIXED)) {
                    addFacts(category, country(after), 1 + i % 4);
                }
                Country country = country(after);
                ChunkContext chunks = ChunkContext.about(country.name(), claims, random);
                add(Category.CHUNKS, country, chunks.text(), chunks.asked());
            }
        }
    }

    /**
     * Every fact asked once without context, and for each other category {@code contexts} questions on countries before the
     * cutoff and as many on those after it.
     */
    public static List<ExamQuestion> questions(int contexts) {
        return List.copyOf(new Exam(contexts).questions);
    }

    private void addFacts(Category category, Country country, int count) {
        List<Fact> facts = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        FactKind kind = kind();
        while (facts.size() < count) {
            FactKind thisKind = category == Category.ONE_KIND ? kind : kind();
            boolean own = facts.isEmpty() || category == Category.ONE_COUNTRY;
            String thisCountry = own ? country.name() : claims.country(random);
            if (taken.add(thisKind + thisCountry)) {
                facts.add(new Fact(thisCountry, thisKind, claims.value(thisCountry, thisKind, random)));
            }
        }
        Fact asked = facts.getFirst();
        StringBuilder context = new StringBuilder();
        int place = random.nextInt(count);
        facts.set(0, facts.get(place));
        facts.set(place, asked);
        for (Fact fact : facts) {
            context.append(context.isEmpty() ? "" : " ").append(StatementTemplates.state(fact, random));
        }
        add(category, country, context.toString(), asked);
    }

    private void add(Category category, Country country, String context, Fact fact) {
        String question = QuestionTemplates.askHeldOut(country.name(), fact.kind(), random);
        questions.add(new ExamQuestion(category, country.afterCutoff(), fact.kind(), context, question, fact.value()));
    }

    private Country country(boolean after) {
        List<Country> countries = World.standard().countries(after);
        return countries.get(random.nextInt(countries.size()));
    }

    private FactKind kind() {
        return FactKind.values()[random.nextInt(FactKind.values().length)];
    }
}
