package org.languageplayground.attention;

import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;

/** One student's exploration of attention: the sentence that a model reads, which all tabs share, and what each tab has of its own. */
final class AttentionSimulation extends ReadingSimulation {

    AttentionSimulation(ModelLibrary library, TraceCache traces) {
        super(AttentionFields.ALL, library, traces);
        reset();
    }
}
