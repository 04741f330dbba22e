package org.languageplayground.world.language;

import java.util.List;
import java.util.random.RandomGenerator;

/** "when anna and tom went to the shop , tom gave the book to anna .": who was named but did not act. */
final class NameGrammar implements Grammar {
    private static final List<String> FRAMES = List.of(
            "when {a} and {b} went to the {place} , {x} gave the {thing} to {y} .",
            "{a} and {b} met at the {place} , and {x} showed the {thing} to {y} .",
            "after {a} and {b} left the {place} , {x} sold the {thing} to {y} .",
            "{a} sat with {b} in the {place} . then {x} read the {thing} to {y} .");

    private final EnglishWords english = EnglishWords.standard();

    @Override
    public Cloze next(RandomGenerator random) {
        String woman = Pick.from(english.womensNames(), random);
        String man = Pick.from(english.mensNames(), random);
        boolean ladiesFirst = random.nextBoolean();
        boolean sheActs = random.nextBoolean();
        String text = Pick.from(FRAMES, random)
                .replace("{a}", ladiesFirst ? woman : man)
                .replace("{b}", ladiesFirst ? man : woman)
                .replace("{x}", sheActs ? woman : man)
                .replace("{y}", sheActs ? man : woman)
                .replace("{place}", Pick.from(Places.ALL, random))
                .replace("{thing}", Pick.from(Belongings.ALL, random));
        return Cloze.of(Cloze.Kind.NAME, text, text.split(" ").length - 2);
    }
}
