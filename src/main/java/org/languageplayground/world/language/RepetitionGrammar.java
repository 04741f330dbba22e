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
    private static final int MOST_TIMES = 4;
    private static final float GIVEN = 0.02f;
    private static final float ANSWERS = 0.4f;

    private final List<String> words = Stream.concat(
                    EnglishWords.standard().all().stream(), World.standard().words().stream())
            .toList();

    private final int fewest;
    private final int most;
    private final int mostTimes;

    RepetitionGrammar() {
        this(FEWEST, MOST, MOST_TIMES);
    }

    /** Texts of {@code fewest} to {@code most} words, said two to {@code mostTimes} times. */
    RepetitionGrammar(int fewest, int most, int mostTimes) {
        this.fewest = fewest;
        this.most = most;
        this.mostTimes = mostTimes;
    }

    /** A text to be continued, whose first saying is given and only the others count in full. */
    Example toContinue(RandomGenerator random) {
        while (true) {
            List<String> once = once(random);
            String rest = String.join(" ", repeated(once, times(random) - 1));
            Example example = new Example(
                    List.of(new Segment(String.join(" ", once), GIVEN, false), new Segment(rest, 1, false)));
            if (!HeldOut.contains(example.text())) {
                return example;
            }
        }
    }

    @Override
    public Cloze next(RandomGenerator random) {
        List<String> text = repeated(once(random), times(random));
        return new Cloze(Cloze.Kind.REPETITION, text, random.nextInt(text.size()));
    }

    /** A text to be completed: of some of its words, one saying is an answer. */
    Example toComplete(RandomGenerator random) {
        while (true) {
            List<String> once = once(random);
            int times = times(random);
            boolean[] answers = new boolean[once.size() * times];
            for (int i = 0; i < once.size(); i++) {
                if (random.nextFloat() < ANSWERS) {
                    answers[i + once.size() * random.nextInt(times)] = true;
                }
            }
            Example.Builder text = new Example.Builder();
            List<String> words = repeated(once, times);
            for (int i = 0; i < answers.length; i++) {
                if (answers[i]) {
                    text.answer(words.get(i));
                } else {
                    text.given(words.get(i));
                }
            }
            Example example = text.build();
            if (!HeldOut.contains(example.text())) {
                return example;
            }
        }
    }

    private int times(RandomGenerator random) {
        return 2 + random.nextInt(mostTimes - 1);
    }

    private List<String> once(RandomGenerator random) {
        int period = fewest + random.nextInt(most - fewest + 1);
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
