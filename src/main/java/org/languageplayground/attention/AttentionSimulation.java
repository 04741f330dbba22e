package org.languageplayground.attention;

import org.languageplayground.attention.generate.Generating;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.swap.Swapping;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Visitor;

/** One student's exploration of attention: the sentence that a model reads, which all tabs share, and what each tab has of its own. */
final class AttentionSimulation extends ReadingSimulation {
    private final Generating generating;
    private final Swapping swapping;

    AttentionSimulation(ModelLibrary library, TraceCache traces, Visitor visitor) {
        super(AttentionFields.ALL, library, traces);
        generating = new Generating(visitor);
        generating.onChange(this::changed);
        swapping = new Swapping(visitor);
        swapping.onChange(this::changed);
        super.reset();
    }

    /** The texts that models wrote. */
    Generating generating() {
        return generating;
    }

    /** The grid of what each part carries from one sentence into another. */
    Swapping swapping() {
        return swapping;
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
        swapping.close();
    }
}
