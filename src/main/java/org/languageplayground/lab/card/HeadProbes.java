package org.languageplayground.lab.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.languageplayground.transformer.measure.Links;
import org.languageplayground.transformer.measure.Probe;
import org.languageplayground.world.language.PronounSentence;
import org.languageplayground.world.language.PronounSentences;
import org.languageplayground.world.language.Vocabulary;

/** The texts on which heads are measured; always the same. */
final class HeadProbes {
    private static final int PROBES = 100;
    private static final long SEED = 4_711;

    private final Vocabulary vocabulary = Vocabulary.standard();
    private final RandomGenerator random = new SplittableRandom(SEED);
    private final boolean masked;

    /** Texts set between [CLS] and [SEP] for the masked models. */
    HeadProbes(boolean masked) {
        this.masked = masked;
    }

    /** Each token's link to the one before it, in ordinary sentences. */
    List<Probe> previousToken() {
        PronounSentences sentences = new PronounSentences();
        return probes(() -> {
            int[] ids = vocabulary.encode(sentences.next(random).text());
            return new Probe(ids, Links.previousToken(ids.length));
        });
    }

    /** Random words said twice, the length drawn anew each time; the links of an induction head. */
    List<Probe> induction() {
        int[] words =
                IntStream.range(vocabulary.id("unknown") + 1, vocabulary.size()).toArray();
        return probes(() -> Probe.repeatedRandomTokens(words, 8, 20, random));
    }

    /** Pronouns linked to what they mean, the other nouns being the other candidates. */
    List<Probe> coreference() {
        PronounSentences sentences = new PronounSentences();
        return probes(() -> coreference(sentences.next(random)));
    }

    /** The same where both nouns take the same pronoun: a model that sees only what came before cannot tell. */
    List<Probe> coreferenceOfSharedPronoun() {
        PronounSentences sentences = new PronounSentences();
        return probes(() -> coreference(sentences.toldByPredicate(random)));
    }

    private Probe coreference(PronounSentence sentence) {
        return new Probe(
                vocabulary.encode(sentence.text()),
                List.of(Links.coreference(sentence.pronoun(), List.of(sentence.antecedent()), sentence.candidates())));
    }

    private List<Probe> probes(Supplier<Probe> next) {
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < PROBES; i++) {
            Probe probe = next.get();
            probes.add(masked ? between(probe) : probe);
        }
        return probes;
    }

    private Probe between(Probe probe) {
        Probe moved = probe.after(vocabulary.id("[CLS]"));
        int[] ids = Arrays.copyOf(moved.ids(), moved.ids().length + 1);
        ids[ids.length - 1] = vocabulary.id("[SEP]");
        return new Probe(ids, moved.links());
    }
}
