package org.languageplayground.finetuning.cost;

import java.util.List;
import org.languageplayground.finetuning.category.EncoderBits;
import org.languageplayground.finetuning.category.EncoderBits.Effect;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;

/** What the table on the English encoder in 4 bits shows, in full; the encoder and the handbook come with the tab "Categories". */
final class EncoderBitsCheck {
    private EncoderBitsCheck() {}

    static CheckFile<Simulation> file(EncoderBits bits) {
        return new CheckFile<>(
                "lora.check.encoder.bits.",
                "encoder-bits.json",
                simulation -> !bits.measured().isEmpty(),
                simulation -> numbers(bits.measured()));
    }

    private static Content numbers(List<Effect> effects) {
        return Content.json(effects);
    }
}
