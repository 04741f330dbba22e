package org.languageplayground.transformer.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A text and the links that are looked for in it.
 *
 * @param ids token ids
 */
public record Probe(int[] ids, List<Link> links) {

    /**
     * A stretch of random tokens, then the same stretch again, with its induction links. The stretch's length is drawn anew for
     * each probe: at a fixed length a head that always looks the same distance back would seem to match content.
     *
     * @param vocabulary the ids to draw from
     * @param least shortest stretch
     * @param greatest longest stretch, no more than there are ids
     */
    public static Probe repeatedRandomTokens(int[] vocabulary, int least, int greatest, RandomGenerator random) {
        int period = random.nextInt(least, greatest + 1);
        int[] pool = vocabulary.clone();
        int[] ids = new int[2 * period];
        for (int i = 0; i < period; i++) {
            int drawn = random.nextInt(i, pool.length);
            ids[i] = pool[drawn];
            ids[i + period] = pool[drawn];
            pool[drawn] = pool[i];
        }
        return new Probe(ids, Links.induction(ids));
    }

    /** The same text with all tokens moved behind those that a model expects first. */
    public Probe after(int... first) {
        int[] longer = new int[first.length + ids.length];
        System.arraycopy(first, 0, longer, 0, first.length);
        System.arraycopy(ids, 0, longer, first.length, ids.length);
        List<Link> moved = new ArrayList<>();
        for (Link link : links) {
            moved.add(new Link(
                    link.query() + first.length,
                    moved(link.targets(), first.length),
                    moved(link.candidates(), first.length)));
        }
        return new Probe(longer, List.copyOf(moved));
    }

    private static List<Integer> moved(List<Integer> tokens, int by) {
        return tokens.stream().map(token -> token + by).toList();
    }
}
