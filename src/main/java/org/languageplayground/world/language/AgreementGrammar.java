package org.languageplayground.world.language;

import java.util.List;
import java.util.random.RandomGenerator;

/** "today the dogs near the house are happy .": the verb follows the far noun, not the near one. */
final class AgreementGrammar implements Grammar {
    private static final List<String> PREPOSITIONS = List.of("near", "behind", "with", "under", "beside", "above");
    private static final List<String> NOW = List.of("today", "now", "this morning", "here");
    private static final List<String> BEFORE = List.of("yesterday", "last week", "last night", "once");

    private final EnglishWords english = EnglishWords.standard();

    @Override
    public Cloze next(RandomGenerator random) {
        boolean several = random.nextBoolean();
        boolean past = random.nextBoolean();
        String verb = several ? (past ? "were" : "are") : (past ? "was" : "is");
        String subject = "the " + noun(several, random);
        if (random.nextInt(4) > 0) {
            subject += " " + Pick.from(PREPOSITIONS, random) + " the " + noun(random.nextBoolean(), random);
        }
        String begin = Pick.from(past ? BEFORE : NOW, random) + " " + subject;
        String text = begin + " " + verb + " " + Pick.from(english.adjectives(), random) + " .";
        return Cloze.of(Cloze.Kind.AGREEMENT, text, begin.split(" ").length);
    }

    private String noun(boolean several, RandomGenerator random) {
        List<List<Noun>> sorts = List.of(english.things(), english.animals(), english.people());
        Noun noun;
        do {
            noun = Pick.from(Pick.from(sorts, random), random);
        } while (noun.singular().equals(noun.plural()));
        return several ? noun.plural() : noun.singular();
    }
}
