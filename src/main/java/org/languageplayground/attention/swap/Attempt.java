package org.languageplayground.attention.swap;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.ui.Notice;

/**
 * The swap of a word on the stage.
 *
 * @param swap empty where it cannot be made
 * @param problem why not
 */
record Attempt(Optional<Swap> swap, Optional<Notice> problem) {

    /** Reads both sentences as things are set. */
    static Attempt of(ReadingSimulation stage) {
        if (stage.empty()) {
            return refused("attention.swap.empty");
        }
        boolean words = stage.model().weights().head() != null;
        if (words && !stage.causal() && stage.text().blanks().isEmpty()) {
            return refused("attention.swap.noblank");
        }
        String word = stage.get(SwapFields.WORD).strip();
        Matcher found = find(stage, word);
        if (found == null) {
            return refused("attention.swap.noword", word);
        }
        String other = stage.get(SwapFields.OTHER).strip();
        if (other.isEmpty()) {
            return refused("attention.swap.noother", Proposals.of(stage, found));
        }
        Encoding second = stage.tokens(put(stage, found, other));
        int[] ids = stage.text().ids();
        if (second.ids().length != ids.length) {
            return refused(
                    "attention.swap.counts", ids.length, second.ids().length, other, word, Proposals.of(stage, found));
        }
        if (Arrays.equals(second.ids(), ids)) {
            return refused("attention.swap.same");
        }
        int place = words ? stage.said().orElseThrow().place() : -1;
        if (words && !stage.causal() && second.ids()[place] != ids[place]) {
            return refused("attention.swap.noblank");
        }
        Trace own = stage.reading().trace();
        Swap swap = Swap.of(stage.model(), own, stage.trace(second.batch()), place);
        return new Attempt(Optional.of(stage.get(SwapFields.TURNED) ? swap.turned() : swap), Optional.empty());
    }

    private static Attempt refused(String key, Object... arguments) {
        return new Attempt(Optional.empty(), Optional.of(new Notice(key, arguments)));
    }

    /** Where the word stands first in the sentence; null where it does not. */
    static Matcher find(ReadingSimulation stage, String word) {
        Matcher found = Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(stage.text().encoded());
        return !word.isEmpty() && found.find() ? found : null;
    }

    /** The sentence with another word in that place. */
    static String put(ReadingSimulation stage, Matcher found, String other) {
        String text = stage.text().encoded();
        return text.substring(0, found.start()) + other + text.substring(found.end());
    }

    /** The positions at which something is carried. */
    static List<Integer> positions(ReadingSimulation stage, Swap swap) {
        return stage.get(SwapFields.EVERYWHERE)
                ? java.util.stream.IntStream.range(0, swap.tokens()).boxed().toList()
                : stage.reading().selected();
    }
}
