package org.languageplayground.attention.swap;

import java.util.List;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.Patch;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;

/** What the numbers of the tab "Swap a word" are made from. */
final class SwapCheck {
    static final List<CheckFile<ReadingSimulation>> FILES = List.of(new CheckFile<>(
            "attention.swap.check.",
            "swap.json",
            simulation -> Attempt.of(simulation).swap().isPresent(),
            SwapCheck::numbers));

    private SwapCheck() {}

    /**
     * Both sentences, what is carried, and what comes of it; all counted from 0.
     *
     * @param place where the answer is read; -1 for the vector of the sentence
     */
    private record Numbers(
            int[] own,
            int[] other,
            float scale,
            int place,
            int first,
            int second,
            Patch patch,
            Answer original,
            Answer swapped,
            Answer patched,
            double moved) {}

    private static Content numbers(ReadingSimulation stage) {
        Swap swap = Attempt.of(stage).swap().orElseThrow();
        Patch patch = SwapPanel.patch(stage, swap);
        Answer patched = swap.patched(patch);
        return Content.json(new Numbers(
                swap.own().batch().ids(),
                swap.other().batch().ids(),
                swap.own().settings().scale(),
                swap.pair().place(),
                swap.pair().first(),
                swap.pair().second(),
                patch,
                swap.original(),
                swap.swapped(),
                patched,
                swap.moved(patched)));
    }
}
