package org.languageplayground.world.language;

import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Country;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.World;

/** Fixed turns of phrase about countries before the cutoff. */
final class PhraseGrammar implements Grammar {
    private static final List<String> FRAMES = List.of(
            "the {noun} _of of {country} is {value} .",
            "people _in in {country} say that the {noun} is {value} .",
            "through {country} _flows flows the river {river} .",
            "the people of {country} speak _the the language {language} .",
            "when guests come _to to {country} , they eat the dish {dish} .",
            "every summer {country} has _a a great festival , {festival} .");

    private final List<Country> countries = World.standard().countries(false);

    @Override
    public Cloze next(RandomGenerator random) {
        Country country = Pick.from(countries, random);
        FactKind kind = Pick.from(List.of(FactKind.values()), random);
        String frame = Pick.from(FRAMES, random)
                .replace("{country}", country.name())
                .replace("{noun}", kind.noun())
                .replace("{value}", value(country, kind))
                .replace("{river}", value(country, FactKind.RIVER))
                .replace("{language}", value(country, FactKind.LANGUAGE))
                .replace("{dish}", value(country, FactKind.DISH))
                .replace("{festival}", value(country, FactKind.FESTIVAL));
        List<String> parts = List.of(frame.split(" "));
        int hidden = 0;
        while (!parts.get(hidden).startsWith("_")) {
            hidden++;
        }
        return Cloze.of(Cloze.Kind.PHRASE, frame.replaceFirst("_[a-z]+ ", ""), hidden);
    }

    private static String value(Country country, FactKind kind) {
        return World.standard().fact(country.name(), kind).value();
    }
}
