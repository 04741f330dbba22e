package org.languageplayground.world.language;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * "the girl saw the boy because he was tired . who was tired ? the boy .": which noun the pronoun meant, told either by the
 * pronoun alone or by what is said of it alone.
 */
final class ReferentGrammar implements Grammar {
    private final PronounSentences sentences = new PronounSentences();

    @Override
    public Cloze next(RandomGenerator random) {
        PronounSentence sentence =
                random.nextBoolean() ? sentences.toldByPronoun(random) : sentences.toldByPredicate(random);
        List<String> words = sentence.words();
        List<String> text = new ArrayList<>(words);
        text.add(words.get(sentence.pronoun()).equals("it") ? "what" : "who");
        text.addAll(words.subList(sentence.pronoun() + 1, words.size() - 1));
        text.addAll(List.of("?", "the", words.get(sentence.antecedent()), "."));
        return new Cloze(Cloze.Kind.REFERENT, List.copyOf(text), text.size() - 2);
    }
}
