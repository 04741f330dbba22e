package org.languageplayground.world.copying;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.transformer.training.Targets;

/**
 * What is trained on: a row of different letters in random order, then pieces of it, each from another place on, until the text is
 * full. All lengths and places are random. A letter is asked for where it can be known: everywhere in a piece but at its start.
 *
 * <p>Many pieces, since in a row that is copied once as a whole the next letter is always the first one that has not come twice: that
 * can be counted, and no letter need be found again.
 */
public final class CopyTexts {
    /** Letters in a text. */
    public static final int LENGTH = 40;

    private static final int TOGETHER = 32;

    private CopyTexts() {}

    /** The texts of one step. */
    public static LabelledBatch next(RandomGenerator random) {
        List<int[]> texts = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            int[] text = new int[LENGTH];
            for (int place : write(text, random)) {
                rows.add(i * LENGTH + place - 1);
                ids.add(text[place]);
            }
            texts.add(text);
        }
        return new LabelledBatch(TokenBatch.of(texts), targets(rows, ids));
    }

    /** Writes a text; answers the places of the letters that can be known. */
    private static List<Integer> write(int[] text, RandomGenerator random) {
        Row row = Row.random(random);
        System.arraycopy(row.ids(), 0, text, 0, row.length());
        List<Integer> known = new ArrayList<>();
        int place = row.length();
        while (place < text.length) {
            Piece piece = Piece.random(row.length(), random);
            for (int i = 0; i < piece.length() && place < text.length; i++, place++) {
                text[place] = row.ids()[piece.start() + i];
                if (i > 0) {
                    known.add(place);
                }
            }
        }
        return known;
    }

    static Targets targets(List<Integer> rows, List<Integer> ids) {
        float[] weights = new float[rows.size()];
        Arrays.fill(weights, 1);
        return new Targets(
                rows.stream().mapToInt(Integer::intValue).toArray(),
                ids.stream().mapToInt(Integer::intValue).toArray(),
                weights);
    }
}
