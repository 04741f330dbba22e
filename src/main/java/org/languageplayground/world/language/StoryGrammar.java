package org.languageplayground.world.language;

import java.util.List;
import java.util.random.RandomGenerator;

/** Two or three sentences on one person and one thing, whose pronouns can be told from the name. */
final class StoryGrammar implements Grammar {
    private static final List<String> STORIES = List.of(
            "{name} lost {his} {thing} . {he} looked for it in the {place} .",
            "{name} has a {animal} . {he} plays with it every day in the {place} .",
            "the {look} {animal} followed {name} home . now it lives with {him} .",
            "{name} was {mood} because {his} {thing} was {look} . {he} went to the {place} .",
            "in the morning {name} found {his} {thing} . then {he} smiled .",
            "{name} wanted to buy a {thing} . but {he} had no money , so {he} walked home .",
            "the {animal} sat in the {place} because it was {mood} . {name} gave {his} food to it .",
            "{name} likes the {animal} and the {animal} likes {him} .");
    private static final List<String> MOODS =
            List.of("happy", "sad", "tired", "hungry", "angry", "afraid", "proud", "busy");
    private static final List<String> LOOKS = List.of(
            "big", "small", "old", "young", "dirty", "wet", "heavy", "strange", "red", "blue", "green", "beautiful");

    private final EnglishWords english = EnglishWords.standard();

    @Override
    public Cloze next(RandomGenerator random) {
        boolean woman = random.nextBoolean();
        String text = Pick.from(STORIES, random);
        String animal = Pick.from(english.animals(), random).singular();
        text = text.replace("{animal}", animal)
                .replace("{thing}", Pick.from(Belongings.ALL, random))
                .replace("{place}", Pick.from(Places.ALL, random))
                .replace("{mood}", Pick.from(MOODS, random))
                .replace("{look}", Pick.from(LOOKS, random))
                .replace("{name}", Pick.from(woman ? english.womensNames() : english.mensNames(), random))
                .replace("{he}", woman ? "she" : "he")
                .replace("{his}", woman ? "her" : "his")
                .replace("{him}", woman ? "her" : "him");
        List<String> pronouns = woman ? List.of("her", "she") : List.of("his", "he", "him");
        List<String> words = List.of(text.split(" "));
        int hidden = words.size() - 1;
        while (!pronouns.contains(words.get(hidden))) {
            hidden--;
        }
        return new Cloze(Cloze.Kind.PRONOUN, words, hidden);
    }
}
