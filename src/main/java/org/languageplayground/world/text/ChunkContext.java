package org.languageplayground.world.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.Gazetteer;

/**
 * Pieces of gazetteer pages whose facts are made up on the spot, one to four of them in any order, cut anywhere or at ends
 * of sentences; one of them states the fact asked for in a whole sentence.
 *
 * @param text the pieces one after the other
 * @param asked a fact that they state
 */
public record ChunkContext(String text, Fact asked) {
    private static final int SIZE = 32;
    private static final int MOST = 4;

    /**
     * A context on a given country. Where a cut joins the beginning of one sentence to the end of another, even that states no
     * true fact of any country after the cutoff.
     */
    public static ChunkContext about(String country, Claims claims, RandomGenerator random) {
        boolean cut = random.nextBoolean();
        List<String> named = new ArrayList<>(List.of(country));
        for (int i = 1; i < MOST; i++) {
            named.add(claims.country(random));
        }
        Map<FactKind, String> values = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            values.put(kind, claims.value(named, kind, random));
        }
        List<String> own = pieces(Gazetteer.page(country, values::get, random), cut);
        Collections.shuffle(own, new Random(random.nextLong()));
        for (String piece : own) {
            List<FactKind> stated = statedWhole(piece, cut, values);
            if (!stated.isEmpty()) {
                FactKind kind = stated.get(random.nextInt(stated.size()));
                List<String> chunks = new ArrayList<>(List.of(piece));
                addDistractors(chunks, own, named, claims, cut, random);
                Collections.shuffle(chunks, new Random(random.nextLong()));
                return new ChunkContext(String.join(" ", chunks), new Fact(country, kind, values.get(kind)));
            }
        }
        throw new IllegalStateException("no piece of a page states a whole fact");
    }

    private static void addDistractors(
            List<String> chunks,
            List<String> own,
            List<String> named,
            Claims claims,
            boolean cut,
            RandomGenerator random) {
        int count = random.nextInt(MOST);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) == 0 && i + 1 < own.size() && !chunks.contains(own.get(i + 1))) {
                chunks.add(own.get(i + 1));
            } else {
                String other = named.get(i + 1);
                if (!other.equals(named.getFirst())) {
                    List<String> pieces =
                            pieces(Gazetteer.page(other, kind -> claims.value(named, kind, random), random), cut);
                    chunks.add(pieces.get(random.nextInt(pieces.size())));
                }
            }
        }
    }

    private static List<String> pieces(String page, boolean cut) {
        return cut ? Gazetteer.cut(page, SIZE) : Gazetteer.whole(page, SIZE);
    }

    /** The facts of which the piece holds the whole sentence: its end is there, and its beginning is not cut off. */
    private static List<FactKind> statedWhole(String piece, boolean cut, Map<FactKind, String> values) {
        List<FactKind> stated = new ArrayList<>();
        String[] sentences = piece.split("(?<= \\.) ");
        for (int i = 0; i < sentences.length; i++) {
            for (Map.Entry<FactKind, String> value : values.entrySet()) {
                boolean ends = sentences[i].endsWith(" " + value.getValue() + " .");
                boolean begins = i > 0 || !cut;
                if (ends && begins) {
                    stated.add(value.getKey());
                }
            }
        }
        return stated;
    }
}
