package org.languageplayground.attention.paths;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.SwitchedOff;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.measure.AskedText;
import org.languageplayground.transformer.measure.Attribution;
import org.languageplayground.transformer.measure.AttributionMethod;
import org.languageplayground.transformer.measure.FaithfulnessTable;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;

/** What the numbers of the tab "Paths" are made from. */
final class PathsCheck {
    private PathsCheck() {}

    /**
     * What a method says of the sentence.
     *
     * @param scores as it gives them, {@code [tokens]}
     * @param rho with switching off; null where that is not known
     */
    private record Said(Attribution attribution, double[] scores, double bits, Double rho) {}

    /** What a method comes to over many texts, a value a text; null where there is none. */
    private record Measured(Attribution attribution, List<Double> rho, List<Double> right, List<Double> randomRho) {}

    /**
     * All counted from 0; a layer or head of −1 is none, or all heads of the layer.
     *
     * @param change what switching each token off does, null where it was not switched off
     * @param texts of the study
     */
    private record Numbers(
            int[] ids,
            int[] types,
            float scale,
            List<Head> off,
            int query,
            List<Said> methods,
            double nearness,
            List<Double> change,
            List<Double> probability,
            List<AskedText> texts,
            List<Measured> study) {}

    static CheckFile<ReadingSimulation> file(PathsExplorer explorer) {
        return new CheckFile<>(
                "attention.paths.check.",
                "paths.json",
                stage -> !stage.empty() && explorer.changes(stage).isPresent(),
                stage -> Content.json(numbers(explorer, stage)));
    }

    private static Numbers numbers(PathsExplorer explorer, ReadingSimulation stage) {
        OwnPaths paths = OwnPaths.of(stage);
        TokenChanges changes = explorer.changes(stage).orElseThrow();
        PathColumn off = OwnPaths.column(changes);
        Optional<PathStudy> study = explorer.progress(stage).map(PathProgress::study);
        return new Numbers(
                stage.text().ids(),
                stage.text().encoding().types(),
                stage.scale(),
                SwitchedOff.inOrder(stage.get(ReadingFields.OFF)),
                paths.query(),
                paths.methods().stream()
                        .map(column -> new Said(
                                column.attribution(),
                                column.scores(),
                                column.bits(),
                                known(column.rho(off, paths.sources()))))
                        .toList(),
                paths.nearness().rho(off, paths.sources()),
                known(changes.change()),
                known(changes.probability()),
                study.isPresent() ? explorer.texts(stage) : List.of(),
                study.map(found -> measured(stage, found)).orElse(List.of()));
    }

    private static List<Measured> measured(ReadingSimulation stage, PathStudy study) {
        return Stream.concat(
                        OwnPaths.shown(stage).stream(),
                        Stream.of(AttributionMethod.NEARNESS, AttributionMethod.RANDOM)
                                .map(Attribution::of))
                .map(one -> new Measured(
                        one,
                        known(study.own().of(one).rho()),
                        known(study.own().of(one).right()),
                        random(study.random(), one)))
                .toList();
    }

    private static List<Double> random(FaithfulnessTable random, Attribution one) {
        return random == null ? null : known(random.of(one).rho());
    }

    private static List<Double> known(double... values) {
        return known(Arrays.stream(values).boxed().toList());
    }

    private static List<Double> known(List<Double> values) {
        return values.stream().map(PathsCheck::known).toList();
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
