package org.languageplayground.world.language;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.languageplayground.world.Example;
import org.languageplayground.world.Segment;
import org.languageplayground.world.World;

/**
 * Random words, said two to four times over. The number of words changes from text to text, so that no fixed distance back
 * will do: a model must find the words themselves.
 */
final class RepetitionGrammar implements Grammar {
    private static final int FEWEST = 4;
    private static final int MOST = 20;
    private static final float GIVEN = 0.02f;

    private final List<String> words = Stream.concat(
                    EnglishWords.standard().all().stream(), World.standard().words().stream())
            .toList();

    /** A training text, whose first saying is given and only the others count in full. */
    Example example(RandomGenerator random) {
        while (true) {
            List<String> once = once(random);
            String rest = String.join(" ", repeated(once, 1 + random.nextInt(3)));
            Example example = new Example(
                    List.of(new Segment(String.join(" ", once), GIVEN, false), new Segment(rest, 1, false)));
            if (!HeldOut.contains(example.text())) {
                return example;
            }
        }
    }

    @Override
    public Cloze next(RandomGenerator random) {
        List<String> text = repeated(once(random), 2 + random.nextInt(3));
        return new Cloze(Cloze.Kind.REPETITION, text, random.nextInt(text.size()));
    }

    private List<String> once(RandomGenerator random) {
        int period = FEWEST + random.nextInt(MOST - FEWEST + 1);
        List<String> once = new ArrayList<>();
        for (int i = 0; i < period; i++) {
            once.add(Pick.from(words, random));
        }
        return once;
    }

    private static List<String> repeated(List<String> once, int times) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            text.addAll(once);
        }
        return List.copyOf(text);
    }
}
