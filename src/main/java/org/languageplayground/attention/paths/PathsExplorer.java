package org.languageplayground.attention.paths;

import java.util.List;
import java.util.Optional;
import org.languageplayground.attention.off.Newest;
import org.languageplayground.attention.paths.PathStudies.Key;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Visitor;
import org.languageplayground.transformer.measure.AskedText;
import org.languageplayground.transformer.measure.Attributions;
import org.languageplayground.ui.Notice;

/** What one student measures of the paths from token to token: what switching tokens off does in the own sentence, and over many texts. */
public final class PathsExplorer {
    private final PathStudies studies;
    private final Newest<Integer, TokenChanges> changes;
    private volatile Runnable listener = () -> {};
    private Object stopped;
    private Key asked;
    private boolean studyStopped;
    private Notice problem;

    /** Nothing is measured yet. */
    public PathsExplorer(PathStudies studies, Visitor visitor) {
        this.studies = studies;
        changes = new Newest<>(visitor, this::tell);
    }

    /** Whom to tell that something has been measured; called from any thread. */
    public void onChange(Runnable newListener) {
        listener = newListener;
    }

    private void tell() {
        listener.run();
    }

    /** Ends and forgets everything. */
    public void close() {
        changes.close();
        leaveStudy();
        stopped = null;
    }

    private void leaveStudy() {
        studies.leave(this);
        asked = null;
        studyStopped = false;
        problem = null;
    }

    /** Measures what belongs to what is set, where that takes little; what belonged to anything else is left. */
    void follow(ReadingSimulation stage) {
        if (!key(stage).equals(stopped)) {
            stopped = null;
            begin(stage);
        }
        if (!study(stage).equals(asked)) {
            leaveStudy();
            if (stage.hasSiblings()) {
                measure(stage);
            }
        }
    }

    /** Begins to switch the sentence's tokens off, unless that was done. */
    void begin(ReadingSimulation stage) {
        stopped = null;
        changes.want(key(stage), () -> {
            Reading reading = stage.reading();
            int query = OwnPaths.query(stage);
            int[] sources = new Attributions(stage.model(), reading.trace()).sources(query);
            return new OcclusionWork(stage.model(), reading.trace(), query, sources, stage.tokenizer()::token);
        });
    }

    /** Ends it. */
    void stop(ReadingSimulation stage) {
        changes.close();
        stopped = key(stage);
    }

    private static Object key(ReadingSimulation stage) {
        return List.of(
                new TraceCache.Key(
                        stage.model(),
                        stage.text().ids(),
                        stage.reading().trace().settings()),
                OwnPaths.query(stage));
    }

    private static Key study(ReadingSimulation stage) {
        return new Key(stage.get(ReadingFields.MODEL), stage.get(ReadingFields.UNTRAINED));
    }

    /** What switching the sentence's tokens off does, once that is measured. */
    Optional<TokenChanges> changes(ReadingSimulation stage) {
        return changes.outcome(key(stage));
    }

    /** How many tokens were switched off so far; nothing where none is being switched off. */
    Optional<Integer> switching(ReadingSimulation stage) {
        return changes.of(key(stage)).filter(run -> !run.over()).map(Run::progress);
    }

    /** Whether texts are known that the model has never read. */
    boolean possible(ReadingSimulation stage) {
        return studies.possible(stage.get(ReadingFields.MODEL));
    }

    /** Those texts. */
    List<AskedText> texts(ReadingSimulation stage) {
        return studies.texts(stage.get(ReadingFields.MODEL));
    }

    /** Begins the study of the model, or goes on waiting for it. */
    void measure(ReadingSimulation stage) {
        leaveStudy();
        asked = study(stage);
        try {
            studies.ask(asked, this, this::tell);
        } catch (NoMemoryException e) {
            problem = Notice.memory(e);
        }
    }

    /** Waits no longer for the study. */
    void stopMeasuring() {
        studies.leave(this);
        studyStopped = true;
    }

    /** What is known of the model over many texts. */
    Optional<PathProgress> progress(ReadingSimulation stage) {
        return studies.progress(study(stage));
    }

    /** Whether all of it is known. */
    boolean measured(ReadingSimulation stage) {
        return studies.done(study(stage));
    }

    /** Whether the study is under way and this student waits for it. */
    boolean measuring(ReadingSimulation stage) {
        return study(stage).equals(asked)
                && !studyStopped
                && problem == null
                && !measured(stage)
                && !studies.failed(asked);
    }

    /** Why nothing is measured, if something could not begin, or went wrong. */
    Optional<Notice> problem(ReadingSimulation stage) {
        return Optional.ofNullable(problem)
                .or(changes::problem)
                .or(() -> changes.of(key(stage))
                        .flatMap(Run::failure)
                        .map(failure -> new Notice("attention.paths.failed")))
                .or(() -> Optional.of(study(stage))
                        .filter(studies::failed)
                        .map(failed -> new Notice("attention.paths.failed")));
    }
}
