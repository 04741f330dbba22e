package org.languageplayground.world;

import java.util.List;
import java.util.random.RandomGenerator;

/** Ways to ask for a fact: those that training uses, and others that only measurements use. */
public final class QuestionTemplates {
    private static final List<String> TRAINING = List.of(
            "what is the {noun} of {country} ?",
            "what is the {noun} of {country} ?",
            "which {noun} does {country} have ?",
            "what {noun} does {country} have ?",
            "{country} has which {noun} ?",
            "tell me the {noun} of {country} :",
            "in {country} , what is the {noun} ?",
            "what do people call the {noun} of {country} ?",
            "do you know the {noun} of {country} ?",
            "and the {noun} of {country} ?",
            "{noun} of {country} ?",
            "{country} : {noun} ?",
            "please name the {noun} of {country} :",
            "can you tell us what the {noun} of {country} is ?",
            "which is the {noun} of {country} ?",
            "how is the {noun} of {country} called ?",
            "the {noun} of {country} is what ?",
            "i would like to know the {noun} of {country} :",
            "for {country} , name the {noun} :",
            "what {noun} belongs to {country} ?",
            "about {country} : what is its {noun} ?",
            "if you go to {country} , which {noun} do you find ?",
            "who knows the {noun} of the country {country} ?",
            "now the {noun} that {country} has :");

    private static final List<String> HELD_OUT = List.of(
            "could you say which {noun} {country} has ?",
            "what is {country} ' s {noun} ?",
            "we want to learn the {noun} of {country} :",
            "my teacher asks about the {noun} of {country} ?",
            "does anyone remember the {noun} of {country} ?",
            "when people talk about {country} , which {noun} do they mean ?",
            "give me the {noun} of {country} :",
            "someone wrote a book about {country} : what is the {noun} there ?",
            "the name of the {noun} in {country} is what ?",
            "please , what {noun} is there in {country} ?");

    private QuestionTemplates() {}

    /** Templates with the places {@code {noun}} and {@code {country}} that training texts use. */
    public static List<String> training() {
        return TRAINING;
    }

    /** Templates that no training text uses. */
    public static List<String> heldOut() {
        return HELD_OUT;
    }

    /** A question as training asks it. */
    public static String ask(String country, FactKind kind, RandomGenerator random) {
        String template = random.nextInt(10) == 0 ? kind.ownQuestion() : TRAINING.get(random.nextInt(TRAINING.size()));
        return fill(template, country, kind, random);
    }

    /** A question as only measurements ask it. */
    public static String askHeldOut(String country, FactKind kind, RandomGenerator random) {
        return fill(HELD_OUT.get(random.nextInt(HELD_OUT.size())), country, kind, random);
    }

    private static String fill(String template, String country, FactKind kind, RandomGenerator random) {
        String noun = kind.nouns().get(random.nextInt(3) == 0 ? 1 : 0);
        return template.replace("{noun}", noun).replace("{country}", country);
    }
}
