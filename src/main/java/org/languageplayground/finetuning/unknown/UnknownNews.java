package org.languageplayground.finetuning.unknown;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.languageplayground.ui.Notice;

/** Tells of steps that have ended, of each once. */
public final class UnknownNews {
    private final RlhfSimulation simulation;
    private final UnknownText text;
    private final Set<StepRun<?, ?>> told = new HashSet<>();

    /** What has ended before is no news. */
    public UnknownNews(RlhfSimulation simulation, UnknownText text) {
        this.simulation = simulation;
        this.text = text;
        take();
    }

    /** A sentence on each step that has ended since the last call, and on one that could not follow it. */
    public String take() {
        Stream<String> ended = Stream.of(Step.values())
                .filter(step -> simulation
                        .run(step)
                        .filter(StepRun::over)
                        .filter(told::add)
                        .isPresent())
                .map(step -> text.outcome(simulation, step));
        Stream<String> refused = simulation.takeRefusal().map(refusal -> text.notice(Notice.memory(refusal))).stream();
        return text.sentences(Stream.concat(ended, refused).toList());
    }
}
