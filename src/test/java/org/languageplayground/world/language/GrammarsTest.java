package org.languageplayground.world.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.languageplayground.world.Country;
import org.languageplayground.world.World;

class GrammarsTest {
    private static final Set<String> WOMEN =
            Set.of("girl", "woman", "queen", "mother", "sister", "aunt", "daughter", "nurse", "actress");
    private static final Set<String> MEN =
            Set.of("boy", "man", "king", "father", "brother", "uncle", "son", "farmer", "sailor");
    private static final Map<String, Boolean> SEVERAL = Map.of("is", false, "was", false, "are", true, "were", true);
    private static final Map<String, Boolean> PAST = Map.of("is", false, "are", false, "was", true, "were", true);

    private final Vocabulary vocabulary = Vocabulary.standard();
    private final EnglishWords english = EnglishWords.standard();

    @Test
    void everyWordOfOrdinarySentencesIsOneToken() {
        RandomGenerator random = new SplittableRandom(1);
        OrdinarySentences sentences = new OrdinarySentences();
        Set<String> words = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            words.addAll(List.of(sentences.next(random).text().split(" ")));
        }
        assertThat(words).allMatch(vocabulary::contains).doesNotContain("", "[MASK]");
    }

    @Test
    void theSameSeedWritesTheSameSentences() {
        OrdinarySentences first = new OrdinarySentences();
        OrdinarySentences second = new OrdinarySentences();
        RandomGenerator one = new SplittableRandom(7);
        RandomGenerator two = new SplittableRandom(7);
        for (int i = 0; i < 500; i++) {
            assertThat(first.next(one).text()).isEqualTo(second.next(two).text());
        }
    }

    @Test
    void trainingNeverSeesAHeldOutSentence() {
        RandomGenerator random = new SplittableRandom(2);
        OrdinarySentences sentences = new OrdinarySentences();
        Set<String> exam = ClozeExam.items(300).stream().map(Cloze::text).collect(Collectors.toSet());
        for (int i = 0; i < 20_000; i++) {
            String text = sentences.next(random).text();
            assertThat(exam).doesNotContain(text);
            assertThat(exam).noneMatch(text::contains);
        }
    }

    @Test
    void countriesAfterTheCutoffHaveNoFactInOrdinarySentences() {
        RandomGenerator random = new SplittableRandom(3);
        PhraseGrammar grammar = new PhraseGrammar();
        Set<String> after =
                World.standard().countries(true).stream().map(Country::name).collect(Collectors.toSet());
        for (int i = 0; i < 5_000; i++) {
            assertThat(grammar.next(random).words()).doesNotContainAnyElementsOf(after);
        }
    }

    @Test
    void theExamIsAlwaysTheSameAndHidesOneWordOfEachSentence() {
        List<Cloze> items = ClozeExam.items(50);
        assertThat(items).isEqualTo(ClozeExam.items(50)).hasSize(350);
        assertThat(items.stream().map(Cloze::kind).distinct()).containsExactlyInAnyOrder(Cloze.Kind.values());
        for (Cloze item : items) {
            assertThat(HeldOut.contains(item.text())).isTrue();
            assertThat(item.masked().split(" ")).hasSize(item.words().size()).containsOnlyOnce("[MASK]");
            assertThat(item.masked().replace("[MASK]", item.answer())).isEqualTo(item.text());
        }
    }

    @Test
    void verbsAgreeWithTheSubjectAndTheTime() {
        Set<String> plurals = nouns().map(Noun::plural).collect(Collectors.toSet());
        each(new AgreementGrammar(), cloze -> {
            List<String> words = cloze.words();
            String verb = cloze.answer();
            String subject = words.get(words.indexOf("the") + 1);
            assertThat(plurals.contains(subject)).as(cloze.text()).isEqualTo(SEVERAL.get(verb));
            boolean past = Stream.of("yesterday", "last", "once").anyMatch(words.getFirst()::equals);
            assertThat(past).as(cloze.text()).isEqualTo(PAST.get(verb));
        });
    }

    @Test
    void someoneWhoStandsNearerDoesNotDecideTheVerb() {
        Set<String> plurals = nouns().map(Noun::plural).collect(Collectors.toSet());
        RandomGenerator random = new SplittableRandom(4);
        AgreementGrammar grammar = new AgreementGrammar();
        long misleading = Stream.generate(() -> grammar.next(random))
                .limit(2_000)
                .filter(cloze -> plurals.contains(cloze.words().get(cloze.hidden() - 1)) != SEVERAL.get(cloze.answer()))
                .count();
        assertThat(misleading).isBetween(500L, 1_000L);
    }

    @Test
    void pronounsFitTheirAntecedentAndNoOtherNoun() {
        PronounSentences sentences = new PronounSentences();
        RandomGenerator random = new SplittableRandom(5);
        for (int i = 0; i < 5_000; i++) {
            PronounSentence sentence = sentences.next(random);
            List<String> words = sentence.words();
            String pronoun = words.get(sentence.pronoun());
            assertThat(pronoun).isIn("he", "she", "it", "they");
            assertThat(sentence.candidates()).contains(sentence.antecedent()).hasSizeBetween(2, 3);
            for (int candidate : sentence.candidates()) {
                assertThat(candidate).isLessThan(sentence.pronoun());
                assertThat(pronoun(words, candidate).equals(pronoun))
                        .as(sentence.text())
                        .isEqualTo(candidate == sentence.antecedent());
            }
        }
    }

    @Test
    void whatFollowsAPronounIsTypicalOfItsAntecedentAlone() {
        Map<String, Noun> byName = new HashMap<>();
        nouns().forEach(noun -> Stream.of(noun.singular(), noun.plural()).forEach(name -> byName.put(name, noun)));
        PronounSentences sentences = new PronounSentences();
        RandomGenerator random = new SplittableRandom(6);
        for (int i = 0; i < 5_000; i++) {
            PronounSentence sentence = sentences.next(random);
            List<String> words = sentence.words();
            String predicate = String.join(" ", words.subList(sentence.pronoun() + 1, words.size() - 1));
            for (int candidate : sentence.candidates()) {
                String name = words.get(candidate);
                boolean several = byName.get(name).plural().equals(name);
                assertThat(byName.get(name).predicates().stream()
                                .map(typical -> several ? typical.replaceFirst("^was ", "were ") : typical)
                                .anyMatch(predicate::equals))
                        .as(sentence.text())
                        .isEqualTo(candidate == sentence.antecedent());
            }
        }
    }

    @Test
    void repetitionsHaveAPeriodOfFourToTwentyWords() {
        each(new RepetitionGrammar(), cloze -> {
            List<String> words = cloze.words();
            assertThat(Stream.iterate(4, period -> period + 1)
                            .limit(17)
                            .anyMatch(period -> words.size() % period == 0
                                    && words.size() / period >= 2
                                    && words.size() / period <= 4
                                    && words.subList(period, words.size())
                                            .equals(words.subList(0, words.size() - period))))
                    .as(cloze.text())
                    .isTrue();
        });
    }

    @Test
    void theNameThatIsLeftEndsTheSentence() {
        Set<String> names = Stream.concat(english.womensNames().stream(), english.mensNames().stream())
                .collect(Collectors.toSet());
        each(new NameGrammar(), cloze -> {
            List<String> named = cloze.words().stream().filter(names::contains).toList();
            assertThat(named).hasSize(4);
            assertThat(named.get(2)).isNotEqualTo(named.get(3));
            assertThat(named.subList(0, 2)).containsExactlyInAnyOrder(named.get(2), named.get(3));
            assertThat(cloze.answer()).isEqualTo(named.get(3));
        });
    }

    @Test
    void storiesSpeakOfAWomanAsSheAndOfAManAsHe() {
        each(new StoryGrammar(), cloze -> {
            boolean woman = cloze.words().stream().anyMatch(english.womensNames()::contains);
            boolean man = cloze.words().stream().anyMatch(english.mensNames()::contains);
            assertThat(woman).isNotEqualTo(man);
            assertThat(cloze.words())
                    .doesNotContainAnyElementsOf(woman ? List.of("he", "his", "him") : List.of("she", "her"));
            assertThat(cloze.answer()).isIn(woman ? List.of("she", "her") : List.of("he", "his", "him"));
        });
    }

    @Test
    void everyNounHasTwoFormsAndSomethingTypical() {
        assertThat(nouns()).allSatisfy(noun -> {
            assertThat(noun.singular()).matches("[a-z]+");
            assertThat(noun.plural()).matches("[a-z]+");
            assertThat(noun.predicates()).isNotEmpty();
            assertThat(noun.predicates().stream().flatMap(predicate -> Arrays.stream(predicate.split(" "))))
                    .allMatch(vocabulary::contains);
        });
        assertThat(nouns().map(Noun::singular)).doesNotHaveDuplicates();
    }

    private Stream<Noun> nouns() {
        return Stream.of(english.things(), english.animals(), english.people()).flatMap(List::stream);
    }

    private String pronoun(List<String> words, int noun) {
        String name = words.get(noun);
        if (WOMEN.contains(name)) {
            return "she";
        }
        if (MEN.contains(name)) {
            return "he";
        }
        boolean one = Stream.concat(english.things().stream(), english.animals().stream())
                .anyMatch(neuter ->
                        neuter.singular().equals(name) && !neuter.plural().equals(name));
        return one ? "it" : "they";
    }

    private static void each(Grammar grammar, Consumer<Cloze> check) {
        RandomGenerator random = new SplittableRandom(8);
        for (int i = 0; i < 3_000; i++) {
            check.accept(grammar.next(random));
        }
    }
}
