package org.languageplayground.lab.tuning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.folder.AdapterFiles;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.world.exam.ExamReport.Score;
import org.languageplayground.world.tuning.FactQuestions;
import org.languageplayground.world.tuning.RunFigures;
import org.languageplayground.world.tuning.TunedRun;
import org.languageplayground.world.tuning.TunedRuns;

/**
 * Fine-tunes the shipped model on the facts after its cutoff from a fixed seed, writes the runs below its folder, reads them
 * back and measures what was read: {@code TuneModel FOLDER}, the folder of the models.
 */
public final class TuneModel {
    private final Path folder;
    private final Transformer base;
    private final FactQuestions after = FactQuestions.on(true);
    private final FactQuestions before = FactQuestions.on(false);

    private TuneModel(Path folder, Transformer base) {
        this.folder = folder;
        this.base = base;
    }

    /** Trains, writes and measures all runs. */
    public static void main(String[] arguments) throws IOException {
        Path model = Path.of(arguments[0], TunedRuns.MODEL);
        new TuneModel(model.resolve(TunedRuns.FOLDER), ModelFolder.loadModel(model)).run();
    }

    private void run() throws IOException {
        List<List<TuningRun>> tried = new ArrayList<>();
        tried.add(trained(TunedRun.FULL));
        for (int rank : TunedRuns.RANKS) {
            tried.add(trained(rank));
        }
        Change full = new Change(base.weights(), TunedRuns.weights(folder, TunedRun.FULL, base));
        List<String> lines = new ArrayList<>(List.of(RunFigures.HEAD));
        for (List<TuningRun> runs : tried) {
            lines.add(measured(TuningRun.best(runs), full).line());
        }
        Files.write(folder.resolve(TunedRuns.FIGURES), lines);
        Files.writeString(folder.resolve("TUNED.md"), new TuningCard(TunedRuns.load(folder, base), tried).text());
    }

    private List<TuningRun> trained(int rank) throws IOException {
        List<TuningRun> tried = TuningRun.tried(rank, base);
        TuningRun best = TuningRun.best(tried);
        Path own = Files.createDirectories(folder.resolve(TunedRun.folder(rank)));
        Map<String, byte[]> files = AdapterFiles.halved(AdapterFiles.write(best.adaptation(), base, TunedRuns.MODEL));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(own.resolve(file.getKey()), file.getValue());
        }
        System.out.printf("%s: rate %s, loss %.4f%n", TunedRun.folder(rank), best.rate(), best.loss());
        return tried;
    }

    private RunFigures measured(TuningRun run, Change full) {
        Weights own = TunedRuns.weights(folder, run.rank(), base);
        Weights cut = run.rank() == TunedRun.FULL ? own : full.cut(run.rank());
        return new RunFigures(
                Double.parseDouble(run.rate()),
                run.adaptation().parameters(),
                run.loss(),
                score(after, own),
                score(before, own),
                score(after, cut),
                score(before, cut));
    }

    private Score score(FactQuestions questions, Weights weights) {
        return questions.answeredBy(new Transformer(base.config(), weights));
    }
}
