package org.languageplayground.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The world's reference book: a page a country, with all its facts between other sentences. */
public final class Gazetteer {
    private static final long SEED = 7_411;
    private static final List<String> FILLERS = List.of(
            "{country} is a country with many hills and green fields .",
            "many people visit {country} in the spring .",
            "the children of {country} learn to swim in the lakes .",
            "{country} is known for its old towns and good roads .",
            "in the north of {country} the winter is long and cold .",
            "the markets of {country} open early in the morning .",
            "{country} has friends on both sides of the sea .",
            "the forests of {country} are quiet and dark .");

    private Gazetteer() {}

    /** The true page of a country: its name, then one sentence a fact and some that hold none. */
    public static String page(Country country) {
        World world = World.standard();
        int number = world.countries().indexOf(country);
        return page(
                country.name(), kind -> world.fact(country.name(), kind).value(), new SplittableRandom(SEED + number));
    }

    /** A page that claims any values. */
    public static String page(String country, Function<FactKind, String> values, RandomGenerator random) {
        List<String> sentences = new ArrayList<>();
        for (FactKind kind : FactKind.values()) {
            sentences.add(StatementTemplates.state(new Fact(country, kind, values.apply(kind)), random));
        }
        List<String> fillers = new ArrayList<>(FILLERS);
        Collections.shuffle(fillers, new Random(random.nextLong()));
        for (String filler : fillers.subList(0, 3)) {
            sentences.add(filler.replace("{country}", country));
        }
        Collections.shuffle(sentences, new Random(random.nextLong()));
        return country + " . " + String.join(" ", sentences);
    }

    /** The page cut into pieces of {@code size} words and punctuation marks, wherever that falls. */
    public static List<String> cut(String page, int size) {
        String[] words = page.split(" ");
        List<String> chunks = new ArrayList<>();
        for (int from = 0; from < words.length; from += size) {
            chunks.add(String.join(" ", Arrays.copyOfRange(words, from, Math.min(words.length, from + size))));
        }
        return chunks;
    }

    /** The page cut at ends of sentences into pieces of at most about {@code size} words and punctuation marks. */
    public static List<String> whole(String page, int size) {
        List<String> chunks = new ArrayList<>();
        StringBuilder chunk = new StringBuilder();
        int words = 0;
        for (String sentence : page.split("(?<= \\.) ")) {
            int length = sentence.split(" ").length;
            if (words > 0 && words + length > size) {
                chunks.add(chunk.toString());
                chunk.setLength(0);
                words = 0;
            }
            chunk.append(words == 0 ? "" : " ").append(sentence);
            words += length;
        }
        chunks.add(chunk.toString());
        return chunks;
    }
}
