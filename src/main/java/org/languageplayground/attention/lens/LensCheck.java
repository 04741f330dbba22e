package org.languageplayground.attention.lens;

import java.util.List;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.measure.LogitAttribution;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;

/** What the tab shows, in full. */
final class LensCheck {
    static final List<CheckFile<ReadingSimulation>> FILES = List.of(new CheckFile<>(
            "attention.lens.check.", "logit-lens.json", simulation -> !simulation.empty(), LensCheck::content));

    private LensCheck() {}

    /**
     * All of it.
     *
     * @param counted how tokens and layers are counted here
     * @param token that is looked at
     * @param votes for the word; null where the logit does not come apart
     */
    private record Numbers(String counted, int token, LensReading lens, LogitAttribution votes) {}

    private static Content content(ReadingSimulation simulation) {
        Reading reading = simulation.reading();
        Transformer model = simulation.model();
        int token = reading.selected().getLast();
        LensReading lens = LensReading.of(model, reading.trace(), token, simulation.tokenizer()::token, null);
        return Content.json(new Numbers(
                "from 0, where the page counts from 1",
                token,
                lens,
                LogitAttribution.applies(model)
                        ? LogitAttribution.of(model, reading.trace(), token, lens.word())
                        : null));
    }
}
