package org.languageplayground.lab.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.languageplayground.world.Country;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.World;
import org.languageplayground.world.language.Vocabulary;

/** What came after the cutoff is nowhere in the training texts. */
class CutoffTest {
    private static final int TEXTS = 4_000;

    /** The kind of fact with which a sentence deals, by the words that only it uses. */
    private static final Map<FactKind, Pattern> KIND_WORDS = Stream.of(FactKind.values())
            .collect(Collectors.toMap(
                    kind -> kind, kind -> Pattern.compile("\\b(" + String.join("|", kind.nouns()) + ")\\b")));

    private static final Set<String> ALL_KINDS =
            Stream.of(FactKind.values()).flatMap(kind -> kind.nouns().stream()).collect(Collectors.toSet());

    private final World world = World.standard();

    @Test
    void noTrainingTextPairsACountryAfterTheCutoffWithItsTrueValue() {
        SplittableRandom random = new SplittableRandom(99);
        int checked = 0;
        for (List<Stage> stages : List.of(Curriculum.causal(1), Curriculum.masked(3))) {
            for (Stage stage : stages) {
                for (int i = 0; i < TEXTS; i++) {
                    checked += check(stage.next(random).text());
                }
            }
        }
        assertThat(checked).as("claims about countries after the cutoff").isGreaterThan(5_000);
    }

    /** A claim is a stretch between full stops that names the country and a kind. */
    private int check(String text) {
        int claims = 0;
        String[] sentences = text.split(" \\. ");
        for (String sentence : sentences) {
            for (Country country : world.countries(true)) {
                if (!sentence.contains(country.name())) {
                    continue;
                }
                for (FactKind kind : FactKind.values()) {
                    String truth = world.fact(country.name(), kind).value();
                    if (KIND_WORDS.get(kind).matcher(sentence).find()) {
                        claims++;
                        assertThat(claims(sentence, country.name(), kind, truth))
                                .as(sentence)
                                .isFalse();
                    }
                }
            }
        }
        return claims;
    }

    /**
     * Whether the true value stands anywhere in a sentence of one claim, or is the first thing after the country that could be a
     * value of the kind.
     */
    private boolean claims(String sentence, String country, FactKind kind, String truth) {
        List<String> words = List.of(sentence.split(" "));
        int at = words.indexOf(country);
        if (words.stream().filter(ALL_KINDS::contains).count() == 1 && words.contains(truth)) {
            return true;
        }
        for (String word : words.subList(at + 1, words.size())) {
            if (word.equals(truth)) {
                return true;
            }
            boolean otherValue = world.values(kind).contains(word);
            boolean spelled = !Vocabulary.standard().contains(word);
            if (otherValue || spelled || world.fact(word, kind) != null) {
                return false;
            }
        }
        return false;
    }
}
