package org.languageplayground.world.language;

import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Example;
import org.languageplayground.world.TextSource;

/** Sentences of the small grammars, none of them held out, whose determined word is the answer. */
public final class ClozeTexts implements TextSource {
    private final List<Grammar> grammars = List.of(
            new RepetitionGrammar(),
            new RepetitionGrammar(),
            new PronounGrammar(),
            new PronounGrammar(),
            new AgreementGrammar(),
            new AgreementGrammar(),
            new NameGrammar(),
            new NameGrammar(),
            new StoryGrammar(),
            new PhraseGrammar());

    @Override
    public Example next(RandomGenerator random) {
        Grammar grammar = Pick.from(grammars, random);
        while (true) {
            Cloze cloze = grammar.next(random);
            if (!HeldOut.contains(cloze.text())) {
                return cloze.example();
            }
        }
    }
}
