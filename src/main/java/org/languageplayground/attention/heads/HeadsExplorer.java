package org.languageplayground.attention.heads;

import java.util.Map;
import java.util.Optional;
import org.languageplayground.attention.reading.Explorer;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.ShownModel;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.measure.CopyingScore;
import org.languageplayground.transformer.measure.HeadRole;
import org.languageplayground.transformer.measure.RoleProbe;
import org.languageplayground.transformer.measure.RoleScores;
import org.languageplayground.transformer.measure.RoleTable;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.language.RoleTexts;

/** What the heads of the stage's model do: on the stage's sentence at once, over many texts as soon as the pool has read them. */
public final class HeadsExplorer extends Explorer {
    private final RoleTables tables;
    private final Visitor visitor;
    private ShownModel which;
    private Run<RoleReading.Progress, RoleTable> run;
    private Notice problem;

    /** Nothing is measured yet. */
    public HeadsExplorer(RoleTables tables, Visitor visitor) {
        this.tables = tables;
        this.visitor = visitor;
    }

    @Override
    public void close() {
        if (run != null) {
            run.close();
        }
        run = null;
        which = null;
        problem = null;
    }

    /** The table of the stage's model; where it is not there, its texts are being read from now on. */
    Optional<RoleTable> table(ReadingSimulation stage) {
        ShownModel wanted = ShownModel.of(stage);
        if (!wanted.equals(which)) {
            close();
            which = wanted;
            if (tables.of(wanted).isEmpty()) {
                begin(stage);
            }
        }
        if (run != null) {
            run.outcome().ifPresent(table -> tables.keep(wanted, table));
        }
        return tables.of(wanted);
    }

    /** Reads the texts, from the beginning. */
    void begin(ReadingSimulation stage) {
        LoadedModel model = stage.loaded();
        try {
            problem = null;
            run = visitor.run(new RoleReading(stage.model(), () -> RoleTexts.of(model)), this::tell);
        } catch (NoMemoryException e) {
            problem = Notice.memory(e);
        }
    }

    /** Ends the reading. */
    void stop() {
        if (run != null) {
            run.cancel();
        }
    }

    /** How far the reading is; nothing where none is under way. */
    Optional<RoleReading.Progress> progress() {
        return Optional.ofNullable(run).filter(it -> !it.over()).map(Run::progress);
    }

    /** Why there is no table, if so. */
    Optional<Notice> problem() {
        return Optional.ofNullable(problem).or(() -> Optional.ofNullable(run)
                .filter(it -> it.failure().isPresent())
                .map(it -> new Notice("attention.roles.failed")));
    }

    /** The text that the stage shows, as a probe. */
    static RoleProbe sentence(ReadingSimulation stage) {
        return RoleTexts.of(stage.loaded(), stage.text().encoding());
    }

    /** What one head does with the stage's sentence alone, by role. */
    static Map<HeadRole, Double> now(ReadingSimulation stage, int layer, int head) {
        return RoleScores.scores(sentence(stage), stage.reading().weights(layer, head));
    }

    /** How far one head, on the stage's sentence, raises the words it looks at; nothing without a head over words. */
    static Optional<Double> copying(ReadingSimulation stage, int layer, int head) {
        return stage.model().weights().head() == null
                ? Optional.empty()
                : Optional.of(CopyingScore.of(
                        stage.model(),
                        stage.reading().trace(),
                        layer,
                        head,
                        sentence(stage).words()));
    }
}
