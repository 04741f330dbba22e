package org.languageplayground.attention.swap;

import java.util.Arrays;
import java.util.List;
import org.languageplayground.transformer.Patch;
import org.languageplayground.transformer.Patch.Part;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.measure.Moved;

/**
 * Two sentences of equal length as one model reads them, and the two answers between which a patch moves it.
 *
 * @param own the pass that a patch is put into
 * @param other the pass that it is taken from
 * @param pair where the answer is read, and which two are compared
 * @param original what the own pass comes to
 * @param swapped what the other pass comes to
 */
record Swap(Transformer model, Trace own, Trace other, AnswerPair pair, Answer original, Answer swapped) {

    /** Two passes, compared at a place of the answer, counted from 0; -1 where the model makes a vector of the whole sentence. */
    static Swap of(Transformer model, Trace own, Trace other, int place) {
        AnswerPair pair = pair(model, own, other, place);
        return new Swap(
                model,
                own,
                other,
                pair,
                pair.read(model, own, own.finalHidden()),
                pair.read(model, own, other.finalHidden()));
    }

    private static AnswerPair pair(Transformer model, Trace own, Trace other, int place) {
        if (place < 0) {
            return new AnswerPair(place, 0, 0, false);
        }
        int first = AnswerPair.likeliest(model, own, place);
        int second = AnswerPair.likeliest(model, other, place);
        int[] ids = own.batch().ids();
        int[] others = other.batch().ids();
        int swapped = Arrays.mismatch(ids, others);
        return first == second && swapped >= 0
                ? new AnswerPair(place, ids[swapped], others[swapped], true)
                : new AnswerPair(place, first, second, false);
    }

    /** What the own pass comes to with a part of the other one. */
    Answer patched(Patch patch) {
        return patched(other, patch);
    }

    /** What it comes to with a part of any pass of as many tokens. */
    Answer patched(Trace donor, Patch patch) {
        return pair.read(model, own, model.patched(own, donor, patch));
    }

    /** The share of the way from the original to the swapped answer: 0 nothing, 1 all of it; NaN where they are one. */
    double moved(Answer answer) {
        return Moved.share(original.point(), swapped.point(), answer.point());
    }

    /** A patch of one part at some positions. */
    Patch patch(Part part, int layer, int head, List<Integer> positions) {
        return new Patch(part, layer, head, model.config().heads(), positions);
    }

    /** The same the other way round. */
    Swap turned() {
        return new Swap(model, other, own, pair.turned(), swapped.turned(), original.turned());
    }

    int tokens() {
        return own.batch().tokens();
    }
}
