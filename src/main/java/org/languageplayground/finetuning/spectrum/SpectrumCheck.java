package org.languageplayground.finetuning.spectrum;

import com.vaadin.flow.component.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.finetuning.spectrum.SpectrumReading.Compared;
import org.languageplayground.transformer.folder.Tensor;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.CheckThis;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.Displayed;
import org.languageplayground.ui.check.ModelFiles;
import org.languageplayground.world.tuning.FactQuestions;
import org.languageplayground.world.tuning.RunFigures;
import org.languageplayground.world.tuning.TunedRuns;

/** What the numbers of the rank explorer are made from: the matrix and its changes, and the shipped runs themselves. */
final class SpectrumCheck {
    private final Component panel;
    private final Supplier<RankExplorer> explorer;
    private final IntSupplier rank;

    private SpectrumCheck(Component panel, Supplier<RankExplorer> explorer, IntSupplier rank) {
        this.panel = panel;
        this.explorer = explorer;
        this.rank = rank;
    }

    /**
     * Links to the files of a panel.
     *
     * @param rank at which the change is cut
     */
    static CheckThis of(Component panel, Supplier<RankExplorer> explorer, IntSupplier rank) {
        SpectrumCheck check = new SpectrumCheck(panel, explorer, rank);
        return new CheckThis(
                new CheckFile("lora.check.spectrum.", "spectrum.json", check::numbers),
                new CheckFile("lora.check.changes.", "changes.safetensors", check::changes),
                new CheckFile("lora.check.tuned.", "tuned.zip", check::runs));
    }

    /**
     * The numbers in full.
     *
     * @param run whose change is looked at: the rank of a shipped LoRA run, 0 for full fine-tuning, −1 for the student's own
     * @param layer from 0
     * @param energies for each rank from 1, how much a cut there holds of Σσ²
     * @param errors for each rank from 1, how far a cut there is from the change, of its length
     * @param ownReached the relative error of the student's own LoRA run against that of full fine-tuning; null unless there are both
     */
    private record Numbers(
            Displayed displayed,
            int run,
            int layer,
            String matrix,
            int rank,
            double[] singularValues,
            double[] energies,
            double[] errors,
            RunFigures full,
            List<Shipped> shipped,
            Double ownReached) {}

    /** A LoRA run beside full fine-tuning in this matrix, as {@link Compared}. */
    private record Shipped(int rank, double cut, double reached, double size, RunFigures figures) {
        static Shipped of(Compared one) {
            return new Shipped(
                    one.run().rank(),
                    one.cut(),
                    one.reached(),
                    one.size(),
                    one.run().figures());
        }
    }

    private Content numbers() {
        SpectrumReading reading = explorer.get().reading(rank.getAsInt());
        int[] ranks = IntStream.rangeClosed(1, reading.values().length).toArray();
        return Content.json(new Numbers(
                Displayed.in(panel),
                reading.state().run(),
                reading.state().layer(),
                SpectrumState.name(reading.state().target()),
                reading.rank(),
                reading.values(),
                IntStream.of(ranks).mapToDouble(reading.spectrum()::energy).toArray(),
                IntStream.of(ranks).mapToDouble(reading.spectrum()::error).toArray(),
                explorer.get().full().figures(),
                reading.compared().stream().map(Shipped::of).toList(),
                reading.ownReached().isPresent() ? reading.ownReached().getAsDouble() : null));
    }

    /** The chosen matrix, {@code [in][out]}: before the run, its change, and what each shipped run made of it. */
    private Content changes() {
        RankExplorer now = explorer.get();
        SpectrumState state = now.state();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("weight", Tensor.of(now.weight()));
        tensors.put("change", Tensor.of(now.change(state.run())));
        for (int run : now.runs()) {
            Matrix change = now.change(run);
            tensors.put(state.withRun(run).runName(), Tensor.of(change));
        }
        return ModelFiles.tensors(tensors);
    }

    private Content runs() {
        TunedModels tuned = explorer.get().tuned();
        Map<String, Content> files = new LinkedHashMap<>();
        ModelFiles.of(tuned.folder()).forEach((name, content) -> files.put("base/" + name, content));
        TunedRuns.files().forEach(name -> files.put("tuned/" + name, out -> TunedRuns.copy(name, out)));
        files.put("exam-after-cutoff.json", Content.json(FactQuestions.on(true).asked()));
        files.put(
                "exam-before-cutoff.json", Content.json(FactQuestions.on(false).asked()));
        return Content.zip(files);
    }
}
