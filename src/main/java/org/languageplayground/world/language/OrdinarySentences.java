package org.languageplayground.world.language;

import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Example;
import org.languageplayground.world.TextSource;

/** One to three sentences of the small grammars, none of them held out. */
public final class OrdinarySentences implements TextSource {
    private static final int MOST = 3;
    private static final float REPETITION = 0.3f;

    private final RepetitionGrammar repetition = new RepetitionGrammar();
    private final List<Grammar> sentences = List.of(
            new PronounGrammar(),
            new PronounGrammar(),
            new ReferentGrammar(),
            new AgreementGrammar(),
            new NameGrammar(),
            new StoryGrammar(),
            new PhraseGrammar());

    @Override
    public Example next(RandomGenerator random) {
        if (random.nextFloat() < REPETITION) {
            return repetition.toContinue(random);
        }
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(MOST);
        for (int i = 0; i < count; i++) {
            text.append(text.isEmpty() ? "" : " ").append(sentence(Pick.from(sentences, random), random));
        }
        return Example.ordinary(text.toString());
    }

    private static String sentence(Grammar grammar, RandomGenerator random) {
        while (true) {
            String text = grammar.next(random).text();
            if (!HeldOut.contains(text)) {
                return text;
            }
        }
    }
}
