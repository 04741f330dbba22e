package org.languageplayground.attention;

import org.languageplayground.attention.generate.Generating;
import org.languageplayground.attention.heads.HeadsExplorer;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;

/** One student's exploration of attention: the sentence that a model reads, which all tabs share, and what each tab has of its own. */
final class AttentionSimulation extends ReadingSimulation {
    private final Generating generating;
    private final HeadsExplorer heads;

    AttentionSimulation(ModelLibrary library, TraceCache traces, Generating generating, HeadsExplorer heads) {
        super(AttentionFields.ALL, library, traces);
        this.generating = generating;
        this.heads = heads;
        generating.onChange(this::changed);
        heads.onChange(this::changed);
        super.reset();
    }

    /** The texts that models wrote. */
    Generating generating() {
        return generating;
    }

    /** What the heads do. */
    HeadsExplorer explorer() {
        return heads;
    }

    /** Back to the first scenario, without runs. */
    @Override
    public void reset() {
        close();
        super.reset();
    }

    /** Ends all runs, and forgets them. */
    @Override
    public void close() {
        generating.close();
        heads.close();
    }
}
