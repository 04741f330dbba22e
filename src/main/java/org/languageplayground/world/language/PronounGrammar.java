package org.languageplayground.world.language;

import java.util.random.RandomGenerator;

/** Sentences whose pronoun can be told from what is said of it. */
final class PronounGrammar implements Grammar {
    private final PronounSentences sentences = new PronounSentences();

    @Override
    public Cloze next(RandomGenerator random) {
        PronounSentence sentence = sentences.next(random);
        return new Cloze(Cloze.Kind.PRONOUN, sentence.words(), sentence.pronoun());
    }
}
