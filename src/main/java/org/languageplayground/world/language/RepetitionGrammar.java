package org.languageplayground.world.language;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.languageplayground.world.World;

/**
 * Random words, said two to four times over. The number of words changes from text to text, so that no fixed distance back
 * will do: a model must find the words themselves.
 */
final class RepetitionGrammar implements Grammar {
    private static final int FEWEST = 4;
    private static final int MOST = 20;

    private final List<String> words = Stream.concat(
                    EnglishWords.standard().all().stream(), World.standard().words().stream())
            .toList();

    @Override
    public Cloze next(RandomGenerator random) {
        int period = FEWEST + random.nextInt(MOST - FEWEST + 1);
        int times = 2 + random.nextInt(3);
        List<String> once = new ArrayList<>();
        for (int i = 0; i < period; i++) {
            once.add(Pick.from(words, random));
        }
        List<String> text = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            text.addAll(once);
        }
        return new Cloze(Cloze.Kind.REPETITION, List.copyOf(text), random.nextInt(text.size()));
    }
}
