package org.languageplayground.world.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Sentences of the kind of Levesque et al. 2012 (the Winograd schema challenge): two nouns and an "it" that the last word ties to one of
 * them. Each pair of nouns stands with words for the first and with as many for the second, so that neither place is the better guess.
 */
public final class WinogradSentences {
    private static final List<Frame> FRAMES = List.of(
            new Frame(
                    "The %s did not cross the %s because it was too %s.",
                    List.of("animal", "dog", "horse", "cat", "cow", "sheep"),
                    List.of("street", "river", "road", "field", "bridge"),
                    List.of("tired", "hungry", "scared"),
                    List.of("wide", "long", "wet")),
            new Frame(
                    "The %s did not fit into the %s because it was too %s.",
                    List.of("trophy", "book", "ball", "lamp", "statue", "bottle"),
                    List.of("suitcase", "box", "bag", "drawer", "basket"),
                    List.of("big", "large"),
                    List.of("small", "narrow")),
            new Frame(
                    "The %s could not pass under the %s because it was too %s.",
                    List.of("truck", "bus", "ship", "train"),
                    List.of("bridge", "gate", "roof", "cable"),
                    List.of("high", "tall"),
                    List.of("low", "close")),
            new Frame(
                    "The %s broke the %s because it was so %s.",
                    List.of("stone", "hammer", "ball", "branch", "rock"),
                    List.of("window", "plate", "glass", "mirror"),
                    List.of("heavy", "hard"),
                    List.of("thin", "fragile")));

    private WinogradSentences() {}

    /**
     * One sentence.
     *
     * @param first the noun that is the subject
     * @param second the other noun
     * @param meansFirst whether "it" is the first
     */
    public record Sentence(String text, String first, String second, boolean meansFirst) {}

    private record Frame(
            String pattern, List<String> firsts, List<String> seconds, List<String> ofFirst, List<String> ofSecond) {
        List<List<Sentence>> pairs() {
            List<List<Sentence>> pairs = new ArrayList<>();
            for (String first : firsts) {
                for (String second : seconds) {
                    List<Sentence> pair = new ArrayList<>();
                    ofFirst.forEach(word -> pair.add(of(first, second, word, true)));
                    ofSecond.forEach(word -> pair.add(of(first, second, word, false)));
                    pairs.add(pair);
                }
            }
            return pairs;
        }

        private Sentence of(String first, String second, String word, boolean meansFirst) {
            return new Sentence(pattern.formatted(first, second, word), first, second, meansFirst);
        }
    }

    /** All of them, always the same. */
    public static List<Sentence> all() {
        return FRAMES.stream()
                .flatMap(frame -> frame.pairs().stream())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * All of them, in an order of which every second one can be kept apart: the two halves share no pair of nouns, and in each the first noun is right as
     * often as the second.
     */
    public static List<Sentence> inHalves() {
        List<Sentence> sentences = new ArrayList<>();
        for (Frame frame : FRAMES) {
            List<List<Sentence>> pairs = frame.pairs();
            for (int pair = 0; pair < pairs.size(); pair += 2) {
                for (int i = 0; i < pairs.get(pair).size(); i++) {
                    sentences.add(pairs.get(pair).get(i));
                    sentences.add(pairs.get(pair + 1).get(i));
                }
            }
        }
        return sentences;
    }
}
