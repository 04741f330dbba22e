package org.languageplayground.world.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Held-out sentences, each with a word that grammar or context determines; always the same. */
public final class ClozeExam {
    private static final long SEED = 31_337;

    private static final List<Grammar> GRAMMARS = List.of(
            new PronounGrammar(),
            new ReferentGrammar(),
            new AgreementGrammar(),
            new RepetitionGrammar(),
            new NameGrammar(),
            new StoryGrammar(),
            new PhraseGrammar());

    private ClozeExam() {}

    /** {@code each} sentences of every grammar, all different. */
    public static List<Cloze> items(int each) {
        RandomGenerator random = new SplittableRandom(SEED);
        List<Cloze> items = new ArrayList<>();
        for (Grammar grammar : GRAMMARS) {
            Set<String> texts = new HashSet<>();
            while (texts.size() < each) {
                Cloze cloze = grammar.next(random);
                if (HeldOut.contains(cloze.text()) && texts.add(cloze.text())) {
                    items.add(cloze);
                }
            }
        }
        return items;
    }

    /** Sentences of the same grammars that training may have seen, for baselines. */
    public static List<Cloze> practice(int each) {
        RandomGenerator random = new SplittableRandom(SEED + 1);
        return GRAMMARS.stream()
                .flatMap(grammar -> Stream.generate(() -> grammar.next(random))
                        .filter(cloze -> !HeldOut.contains(cloze.text()))
                        .limit(each))
                .toList();
    }
}
