package org.languageplayground.attention.paths;

import java.util.List;
import java.util.Optional;
import org.languageplayground.attention.reading.Explorer;
import org.languageplayground.attention.reading.Newest;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.ShownModel;
import org.languageplayground.attention.reading.Study;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Visitor;
import org.languageplayground.transformer.measure.AskedText;
import org.languageplayground.transformer.measure.Attributions;
import org.languageplayground.ui.Notice;

/** What one student measures of the paths from token to token: what switching tokens off does in the own sentence, and over many texts. */
public final class PathsExplorer extends Explorer {
    private final PathStudies studies;
    private final Newest<Integer, TokenChanges> changes;
    private final Study<PathProgress, PathStudy> study;
    private Object stopped;

    /** Nothing is measured yet. */
    public PathsExplorer(PathStudies studies, Visitor visitor) {
        this.studies = studies;
        changes = new Newest<>(visitor, this::tell);
        study = new Study<>(studies, this::tell);
    }

    @Override
    public void close() {
        changes.close();
        study.leave();
        stopped = null;
    }

    /** Measures what belongs to what is set, where that takes little; what belonged to anything else is left. */
    void follow(ReadingSimulation stage) {
        if (!key(stage).equals(stopped)) {
            stopped = null;
            begin(stage);
        }
        if (!study.isOf(ShownModel.of(stage))) {
            study.leave();
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
        return ShownModel.of(stage).hasUnreadTexts();
    }

    /** Those texts. */
    List<AskedText> texts(ReadingSimulation stage) {
        return studies.texts(stage.get(ReadingFields.MODEL));
    }

    /** Begins the study of the model, or goes on waiting for it. */
    void measure(ReadingSimulation stage) {
        study.ask(ShownModel.of(stage));
    }

    /** Waits no longer for the study. */
    void stopMeasuring() {
        study.stop();
    }

    /** What is known of the model over many texts. */
    Optional<PathProgress> progress(ReadingSimulation stage) {
        return study.progress(ShownModel.of(stage));
    }

    /** Whether all of it is known. */
    boolean measured(ReadingSimulation stage) {
        return study.done(ShownModel.of(stage));
    }

    /** Whether the study is under way and this student waits for it. */
    boolean measuring(ReadingSimulation stage) {
        return study.running(ShownModel.of(stage));
    }

    /** Why nothing is measured, if something could not begin, or went wrong. */
    Optional<Notice> problem(ReadingSimulation stage) {
        return study.problem()
                .or(changes::problem)
                .or(() -> changes.of(key(stage))
                        .flatMap(Run::failure)
                        .map(failure -> new Notice("attention.paths.failed")))
                .or(() -> Optional.of(ShownModel.of(stage))
                        .filter(study::failed)
                        .map(failed -> new Notice("attention.paths.failed")));
    }
}
