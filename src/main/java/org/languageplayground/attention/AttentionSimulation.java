package org.languageplayground.attention;

import org.languageplayground.attention.off.OffExplorer;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;

/** One student's exploration of attention: the sentence that a model reads, which all tabs share, and what each tab has of its own. */
final class AttentionSimulation extends ReadingSimulation {
    private final OffExplorer off;

    AttentionSimulation(ModelLibrary library, TraceCache traces, OffExplorer off) {
        super(AttentionFields.ALL, library, traces);
        this.off = off;
        off.onChange(this::changed);
        super.reset();
    }

    /** What is measured of heads that are off. */
    OffExplorer off() {
        return off;
    }

    @Override
    public void reset() {
        close();
        super.reset();
    }

    @Override
    public void close() {
        off.close();
    }
}
