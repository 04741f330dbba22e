package org.languageplayground.world.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.languageplayground.world.language.Noun.Gender;

/**
 * Sentences with two or three nouns, each of which another pronoun would refer to, and a pronoun that means one of them. What
 * follows the pronoun is typical of that noun alone, so that a model which only looks back has a reason to find it.
 */
public final class PronounSentences {
    private static final List<String> FRAMES = List.of(
            "the {0} saw the {1} because {p} .",
            "the {0} followed the {1} to the park , but {p} .",
            "when the {0} met the {1} in the garden , {p} .",
            "the {0} and the {1} waited near the {2} until {p} .",
            "yesterday the {0} found the {1} , and then {p} .",
            "the {0} looked at the {1} next to the {2} because {p} .",
            "after the {0} came with the {1} , {p} .",
            "the {0} liked the {1} since {p} .",
            "the {0} took the {1} away from the {2} , so {p} .",
            "at night the {0} stayed with the {1} while {p} .");

    private static final List<String> MOODS = List.of(
            "was tired", "was happy", "was sad", "was hungry", "was thirsty", "was afraid", "was cold", "was alone");

    private final EnglishWords english = EnglishWords.standard();

    /** A noun with the words that name it here: "girl", or "girls" for several. */
    private record Named(Noun noun, boolean several) {
        String name() {
            return several ? noun.plural() : noun.singular();
        }

        String pronoun() {
            return several ? "they" : noun.gender().subject();
        }

        List<String> predicates() {
            return noun.predicates().stream().map(this::said).toList();
        }

        String said(String predicate) {
            return several ? predicate.replaceFirst("^was ", "were ") : predicate;
        }
    }

    /** The next sentence, as the random numbers have it. */
    public PronounSentence next(RandomGenerator random) {
        return typical(fourPronouns(random), FRAMES, random);
    }

    /** A sentence in which what is said fits every noun, so that the pronoun alone tells which of them is meant. */
    PronounSentence toldByPronoun(RandomGenerator random) {
        String frame = Pick.from(FRAMES, random);
        List<Named> nouns = fourPronouns(random);
        int meant = random.nextInt(count(frame));
        return fill(frame, nouns, meant, nouns.get(meant).said(Pick.from(MOODS, random)));
    }

    /**
     * A sentence with an animal and a thing, each of which is "it", so that what is said alone tells which is meant ("too
     * tired" or "too wide", as in Winograd's schemas).
     */
    public PronounSentence toldByPredicate(RandomGenerator random) {
        List<Named> nouns = new ArrayList<>();
        nouns.add(new Named(noun(english.things(), random), false));
        nouns.add(new Named(noun(english.animals(), random), false));
        Collections.shuffle(nouns, new Random(random.nextLong()));
        List<String> frames =
                FRAMES.stream().filter(frame -> count(frame) == nouns.size()).toList();
        return typical(nouns, frames, random);
    }

    /** A girl, a man, a thing or animal, and several of something, in any order. */
    private List<Named> fourPronouns(RandomGenerator random) {
        List<Named> nouns = new ArrayList<>();
        nouns.add(person(Gender.FEMININE, random));
        nouns.add(person(Gender.MASCULINE, random));
        nouns.add(new Named(noun(random.nextBoolean() ? english.things() : english.animals(), random), false));
        nouns.add(new Named(noun(random.nextBoolean() ? english.people() : english.animals(), random), true));
        Collections.shuffle(nouns, new Random(random.nextLong()));
        return nouns;
    }

    /** Something is said of one noun that is typical of it and of no other in the sentence. */
    private static PronounSentence typical(List<Named> nouns, List<String> frames, RandomGenerator random) {
        while (true) {
            String frame = Pick.from(frames, random);
            int meant = random.nextInt(count(frame));
            Named antecedent = nouns.get(meant);
            String predicate = Pick.from(antecedent.predicates(), random);
            if (nouns.subList(0, count(frame)).stream()
                    .noneMatch(
                            other -> other != antecedent && other.predicates().contains(predicate))) {
                return fill(frame, nouns, meant, predicate);
            }
        }
    }

    private static int count(String frame) {
        return frame.contains("{2}") ? 3 : 2;
    }

    private Named person(Gender gender, RandomGenerator random) {
        List<Noun> people = english.people().stream()
                .filter(noun -> noun.gender() == gender)
                .toList();
        return new Named(Pick.from(people, random), false);
    }

    /** A noun whose plural differs from its singular, so that the pronoun can be told from it. */
    private static Noun noun(List<Noun> nouns, RandomGenerator random) {
        Noun noun = Pick.from(nouns, random);
        return noun.singular().equals(noun.plural()) ? noun(nouns, random) : noun;
    }

    private static PronounSentence fill(String frame, List<Named> nouns, int meant, String predicate) {
        List<String> words = new ArrayList<>();
        List<Integer> candidates = new ArrayList<>();
        int pronoun = -1;
        int antecedent = -1;
        for (String part : frame.split(" ")) {
            if (part.equals("{p}")) {
                pronoun = words.size();
                words.add(nouns.get(meant).pronoun());
                words.addAll(List.of(predicate.split(" ")));
            } else if (part.startsWith("{")) {
                int number = part.charAt(1) - '0';
                if (number == meant) {
                    antecedent = words.size();
                }
                candidates.add(words.size());
                words.add(nouns.get(number).name());
            } else {
                words.add(part);
            }
        }
        return new PronounSentence(List.copyOf(words), pronoun, antecedent, List.copyOf(candidates));
    }
}
