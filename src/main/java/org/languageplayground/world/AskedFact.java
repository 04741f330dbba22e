package org.languageplayground.world;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which fact of the world a question asks for, if it is phrased by one of the templates. */
public final class AskedFact {
    private AskedFact() {}

    /** The true fact that is asked for; none where the question is another one, or names no country of the world. */
    public static Optional<Fact> of(String question) {
        String plain = plain(question);
        List<String> words = List.of(plain.split(" "));
        return World.standard().countries().stream()
                .map(Country::name)
                .filter(words::contains)
                .findFirst()
                .flatMap(country ->
                        kind(plain, country).map(kind -> World.standard().fact(country, kind)));
    }

    private static Optional<FactKind> kind(String question, String country) {
        return Stream.of(FactKind.values())
                .filter(kind -> kind.nouns().stream().anyMatch(noun -> templates(kind)
                        .map(template -> template.replace("{noun}", noun).replace("{country}", country))
                        .map(AskedFact::plain)
                        .anyMatch(question::equals)))
                .findFirst();
    }

    private static Stream<String> templates(FactKind kind) {
        return Stream.of(QuestionTemplates.training(), QuestionTemplates.heldOut(), List.of(kind.ownQuestion()))
                .flatMap(List::stream);
    }

    /** Lower-case words between single spaces, punctuation left out. */
    private static String plain(String question) {
        return question.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
