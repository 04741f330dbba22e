package org.languageplayground.attention;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import org.languageplayground.attention.generate.Generating;
import org.languageplayground.attention.heads.HeadsExplorer;
import org.languageplayground.attention.heads.RoleTables;
import org.languageplayground.attention.history.Checkpoints;
import org.languageplayground.attention.history.HistoryExplorer;
import org.languageplayground.attention.off.HeadStudies;
import org.languageplayground.attention.off.OffExplorer;
import org.languageplayground.attention.paths.PathStudies;
import org.languageplayground.attention.paths.PathsExplorer;
import org.languageplayground.attention.swap.Swapping;
import org.languageplayground.attention.train.TrainExplorer;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Visitor;
import org.languageplayground.ui.chapter.TabSimulations;
import org.springframework.stereotype.Service;

/** One student's simulations of this chapter, one a browser tab. */
@Service
@VaadinSessionScope
public class AttentionSimulations extends TabSimulations<AttentionSimulation> {

    public AttentionSimulations(
            ModelLibrary library,
            TraceCache traces,
            RoleTables tables,
            HeadStudies studies,
            PathStudies paths,
            Checkpoints checkpoints,
            Visitor visitor) {
        super(() -> new AttentionSimulation(
                library,
                traces,
                new Generating(visitor),
                new HeadsExplorer(tables, visitor),
                new OffExplorer(studies, visitor),
                new PathsExplorer(paths, visitor),
                new HistoryExplorer(checkpoints, traces, visitor),
                new TrainExplorer(visitor),
                new Swapping(visitor)));
    }
}
