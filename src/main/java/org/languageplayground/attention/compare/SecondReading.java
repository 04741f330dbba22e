package org.languageplayground.attention.compare;

import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.ShippedModels;

/** What B reads: a stage of its own, set by the fields of the tab. */
final class SecondReading extends ReadingSimulation {

    SecondReading(ModelLibrary library, TraceCache traces) {
        super(ReadingFields.ALL, library, traces);
        reset();
    }

    /** Random weights are made of the tiny models alone: those of a large one would take seconds, and memory that nobody granted. */
    static boolean canBeUntrained(String model) {
        return ShippedModels.names().contains(model);
    }

    /** Takes what the tab sets. */
    void take(State page) {
        String model = page.get(CompareFields.MODEL);
        become(State.first(ReadingFields.ALL)
                .with(ReadingFields.MODEL, model)
                .with(ReadingFields.UNTRAINED, page.get(CompareFields.UNTRAINED) && canBeUntrained(model))
                .with(ReadingFields.SENTENCE, CompareFields.sentence(page))
                .with(ReadingFields.LAYER, page.get(CompareFields.LAYER))
                .with(ReadingFields.HEAD, page.get(CompareFields.HEAD))
                .with(ReadingFields.TEMPERATURE, page.get(CompareFields.TEMPERATURE)));
    }
}
