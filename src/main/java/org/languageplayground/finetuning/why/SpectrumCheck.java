package org.languageplayground.finetuning.why;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.languageplayground.finetuning.why.SpectrumReading.Compared;
import org.languageplayground.transformer.folder.Tensor;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.ModelFiles;
import org.languageplayground.world.tuning.FactQuestions;
import org.languageplayground.world.tuning.RunFigures;
import org.languageplayground.world.tuning.TunedRuns;

/** What the numbers of the rank explorer are made from: the matrix and its changes, and the shipped runs themselves. */
final class SpectrumCheck {
    private final RankExplorer explorer;

    SpectrumCheck(RankExplorer explorer) {
        this.explorer = explorer;
    }

    List<CheckFile<Simulation>> files() {
        return List.of(
                new CheckFile<>("lora.check.spectrum.", "spectrum.json", this::made, this::numbers),
                new CheckFile<>("lora.check.changes.", "changes.safetensors", this::changes),
                new CheckFile<>("lora.check.tuned.", "tuned.zip", simulation -> runs()));
    }

    private Optional<SpectrumReading> reading(Simulation simulation) {
        return explorer.reading(SpectrumState.of(simulation.state()), simulation.get(WhyFields.RANK));
    }

    private boolean made(Simulation simulation) {
        return reading(simulation).isPresent();
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

    private Content numbers(Simulation simulation) {
        SpectrumReading reading = reading(simulation).orElseThrow();
        int[] ranks = IntStream.rangeClosed(1, reading.values().length).toArray();
        return Content.json(new Numbers(
                reading.state().run(),
                reading.state().layer(),
                WhyFields.id(reading.state().target()),
                reading.rank(),
                reading.values(),
                IntStream.of(ranks).mapToDouble(reading.spectrum()::energy).toArray(),
                IntStream.of(ranks).mapToDouble(reading.spectrum()::error).toArray(),
                explorer.full().figures(),
                reading.compared().stream().map(Shipped::of).toList(),
                reading.ownReached().isPresent() ? reading.ownReached().getAsDouble() : null));
    }

    /** The chosen matrix, {@code [in][out]}: before the run, its change, and what each run on offer made of it. */
    private Content changes(Simulation simulation) {
        SpectrumState state = SpectrumState.of(simulation.state());
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("weight", Tensor.of(explorer.weight(state)));
        tensors.put("change", Tensor.of(explorer.change(state)));
        for (int run : explorer.runs()) {
            SpectrumState other = new SpectrumState(run, state.layer(), state.target());
            tensors.put(WhyFields.name(run), Tensor.of(explorer.change(other)));
        }
        return ModelFiles.tensors(tensors);
    }

    private Content runs() {
        Map<String, Content> files = new LinkedHashMap<>();
        ModelFiles.of(explorer.folder()).forEach((name, content) -> files.put("base/" + name, content));
        TunedRuns.files().forEach(name -> files.put("tuned/" + name, out -> TunedRuns.copy(name, out)));
        files.put("exam-after-cutoff.json", Content.json(FactQuestions.on(true).asked()));
        files.put(
                "exam-before-cutoff.json", Content.json(FactQuestions.on(false).asked()));
        return Content.zip(files);
    }
}
