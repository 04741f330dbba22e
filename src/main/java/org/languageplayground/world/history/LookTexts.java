package org.languageplayground.world.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.transformer.measure.Link;
import org.languageplayground.transformer.measure.Links;
import org.languageplayground.transformer.measure.Probe;
import org.languageplayground.world.Example;
import org.languageplayground.world.Segment;
import org.languageplayground.world.language.PronounSentences;
import org.languageplayground.world.language.Vocabulary;

/** Texts on which heads are measured, and where a head would look that did what is measured. */
final class LookTexts {
    private static final int PROBES = 100;
    /** That of the model cards, so that the last checkpoint's scores are theirs. */
    private static final long SEED = 4_711;

    private static final int SHORTEST = 8;
    private static final int LONGEST = 20;

    private final Vocabulary vocabulary = Vocabulary.standard();
    private final RandomGenerator random = new SplittableRandom(SEED);

    /** Of each measure its texts, in the order of {@link Look}. */
    static List<List<Probe>> all() {
        LookTexts texts = new LookTexts();
        List<Probe> previous = texts.previousToken();
        List<Probe> induction = texts.induction();
        return List.of(
                previous,
                induction,
                Questions.words().stream().map(texts::answer).toList());
    }

    private List<Probe> previousToken() {
        PronounSentences sentences = new PronounSentences();
        return probes(() -> {
            int[] ids = vocabulary.encode(sentences.next(random).text());
            return new Probe(ids, Links.previousToken(ids.length));
        });
    }

    private List<Probe> induction() {
        int[] words =
                IntStream.range(vocabulary.id("unknown") + 1, vocabulary.size()).toArray();
        return probes(() -> Probe.repeatedRandomTokens(words, SHORTEST, LONGEST, random));
    }

    private static List<Probe> probes(Supplier<Probe> next) {
        return Stream.generate(next).limit(PROBES).toList();
    }

    /** From the place where the answer is due to the first token of the value that is asked for, among the first tokens of all values. */
    private Probe answer(Example text) {
        List<Segment> parts = text.segments();
        String asked = parts.get(parts.size() - 2).text();
        List<Integer> values = new ArrayList<>();
        int target = -1;
        int[] ids = new int[0];
        for (Segment part : parts.subList(0, parts.size() - 2)) {
            String country = part.text().substring(0, part.text().lastIndexOf(' '));
            int value = ids.length + vocabulary.encode(country).length;
            values.add(value);
            target = country.equals(asked) ? value : target;
            ids = joined(ids, vocabulary.encode(part.text()));
        }
        ids = joined(ids, vocabulary.encode(asked));
        return new Probe(ids, List.of(new Link(ids.length - 1, List.of(target), List.copyOf(values))));
    }

    private static int[] joined(int[] first, int[] second) {
        return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
    }
}
