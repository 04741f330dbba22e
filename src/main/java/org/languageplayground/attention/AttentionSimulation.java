package org.languageplayground.attention;

import java.util.List;
import org.languageplayground.attention.compare.Comparison;
import org.languageplayground.attention.generate.Generating;
import org.languageplayground.attention.heads.HeadsExplorer;
import org.languageplayground.attention.history.HistoryExplorer;
import org.languageplayground.attention.history.HistoryFields;
import org.languageplayground.attention.off.OffExplorer;
import org.languageplayground.attention.paths.PathsExplorer;
import org.languageplayground.attention.reading.Explorer;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.swap.Swapping;
import org.languageplayground.attention.train.TrainExplorer;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;

/** One student's exploration of attention: the sentence that a model reads, which all tabs share, and what each tab has of its own. */
final class AttentionSimulation extends ReadingSimulation {
    private final Generating generating;
    private final HeadsExplorer heads;
    private final OffExplorer off;
    private final PathsExplorer paths;
    private final HistoryExplorer history;
    private final TrainExplorer train;
    private final Comparison comparison;
    private final Swapping swapping;

    AttentionSimulation(
            ModelLibrary library,
            TraceCache traces,
            Generating generating,
            HeadsExplorer heads,
            OffExplorer off,
            PathsExplorer paths,
            HistoryExplorer history,
            TrainExplorer train,
            Swapping swapping) {
        super(AttentionFields.ALL, library, traces);
        this.generating = generating;
        this.heads = heads;
        this.off = off;
        this.paths = paths;
        this.history = history;
        this.train = train;
        this.comparison = new Comparison(library, traces);
        this.swapping = swapping;
        explorers().forEach(explorer -> explorer.onChange(this::changed));
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

    /** What is measured of heads that are off. */
    OffExplorer off() {
        return off;
    }

    /** What is measured of the paths from token to token. */
    PathsExplorer paths() {
        return paths;
    }

    /** The model's own training. */
    HistoryExplorer history() {
        return history;
    }

    /** The models that are trained here. */
    TrainExplorer train() {
        return train;
    }

    /** The stage beside a second setting. */
    Comparison comparison() {
        return comparison;
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
        explorers().forEach(Explorer::close);
    }

    private List<Explorer> explorers() {
        return List.of(generating, heads, off, paths, history, train, swapping);
    }

    /** The walk through the history goes on while its tab is open. */
    @Override
    protected void takeIn() {
        if (get(AttentionFields.TAB).equals("history")) {
            history.takeStep().ifPresent(step -> set(HistoryFields.CHECKPOINT, step));
        } else {
            history.stopWalk();
        }
    }
}
