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
            return noun.predicates().stream()
                    .map(predicate -> several ? predicate.replaceFirst("^was ", "were ") : predicate)
                    .toList();
        }

        String predicate(RandomGenerator random) {
            return Pick.from(predicates(), random);
        }
    }

    /** The next sentence, as the random numbers have it. */
    public PronounSentence next(RandomGenerator random) {
        List<Named> nouns = new ArrayList<>();
        nouns.add(person(Gender.FEMININE, random));
        nouns.add(person(Gender.MASCULINE, random));
        nouns.add(new Named(noun(random.nextBoolean() ? english.things() : english.animals(), random), false));
        nouns.add(new Named(noun(random.nextBoolean() ? english.people() : english.animals(), random), true));
        Collections.shuffle(nouns, new Random(random.nextLong()));
        String frame = Pick.from(FRAMES, random);
        int count = frame.contains("{2}") ? 3 : 2;
        int meant = random.nextInt(count);
        Named antecedent = nouns.get(meant);
        String predicate = antecedent.predicate(random);
        boolean fitsOthers = nouns.subList(0, count).stream()
                .anyMatch(other -> other != antecedent && other.predicates().contains(predicate));
        return fitsOthers ? next(random) : fill(frame, nouns, meant, predicate);
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
