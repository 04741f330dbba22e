package org.languageplayground.world.language;

import java.util.List;
import java.util.random.RandomGenerator;

/** Fixed turns of phrase around words that change. */
final class PhraseGrammar implements Grammar {
    private static final List<String> FRAMES = List.of(
            "the color _of of the {thing} is {adjective} .",
            "people _in in the {place} say that the {animal} is {adjective} .",
            "the {person} is afraid _of of the {animal} in the {place} .",
            "the {person} came back _from from the {place} with a {thing} .",
            "every day the {person} goes _to to the {place} and looks for the {thing} .",
            "every summer there is _a a {adjective} festival in the {place} .",
            "as soon _as as the {person} saw the {animal} , they left the {place} .",
            "the {animal} is as {adjective} _as as the {thing} .");

    private final EnglishWords english = EnglishWords.standard();

    @Override
    public Cloze next(RandomGenerator random) {
        String frame = Pick.from(FRAMES, random)
                .replace("{thing}", Pick.from(english.things(), random).singular())
                .replace("{animal}", Pick.from(english.animals(), random).singular())
                .replace("{person}", Pick.from(english.people(), random).singular())
                .replace("{place}", Pick.from(Places.ALL, random))
                .replace("{adjective}", Pick.from(english.adjectives(), random));
        List<String> parts = List.of(frame.split(" "));
        int hidden = 0;
        while (!parts.get(hidden).startsWith("_")) {
            hidden++;
        }
        return Cloze.of(Cloze.Kind.PHRASE, frame.replaceFirst("_[a-z]+ ", ""), hidden);
    }
}
