package org.languageplayground.world.language;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Held-out sentences, each with a word that grammar or context determines; always the same. */
public final class ClozeExam {
    private static final long SEED = 31_337;

    private ClozeExam() {}

    /** {@code each} sentences of every grammar. */
    public static List<Cloze> items(int each) {
        RandomGenerator random = new SplittableRandom(SEED);
        List<Cloze> items = new ArrayList<>();
        for (Grammar grammar : List.of(
                new PronounGrammar(),
                new AgreementGrammar(),
                new RepetitionGrammar(),
                new NameGrammar(),
                new StoryGrammar(),
                new PhraseGrammar())) {
            int count = 0;
            while (count < each) {
                Cloze cloze = grammar.next(random);
                if (HeldOut.contains(cloze.text())) {
                    items.add(cloze);
                    count++;
                }
            }
        }
        return items;
    }
}
