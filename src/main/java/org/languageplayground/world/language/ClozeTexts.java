package org.languageplayground.world.language;

import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Example;
import org.languageplayground.world.TextSource;

/** Sentences of the small grammars, none of them held out, whose determined word is the answer. */
public final class ClozeTexts implements TextSource {
    private static final float REPETITION = 0.25f;

    private final RepetitionGrammar repetition = new RepetitionGrammar();
    private final List<Grammar> grammars = List.of(
            new PronounGrammar(),
            new PronounGrammar(),
            new ReferentGrammar(),
            new ReferentGrammar(),
            new AgreementGrammar(),
            new AgreementGrammar(),
            new NameGrammar(),
            new NameGrammar(),
            new StoryGrammar(),
            new PhraseGrammar());

    @Override
    public Example next(RandomGenerator random) {
        if (random.nextFloat() < REPETITION) {
            return repetition.toComplete(random);
        }
        Grammar grammar = Pick.from(grammars, random);
        while (true) {
            Cloze cloze = grammar.next(random);
            if (!HeldOut.contains(cloze.text())) {
                return cloze.example();
            }
        }
    }
}
