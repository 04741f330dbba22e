package org.languageplayground.finetuning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.finetuning.calculator.WeightMatrix;
import org.languageplayground.finetuning.cost.QuantizationExplorer;
import org.languageplayground.finetuning.unknown.RlhfSimulation;
import org.languageplayground.finetuning.why.RankExplorer;
import org.languageplayground.finetuning.teach.LiveTraining;
import org.languageplayground.finetuning.teach.TrainingChoices;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.QueryReader;
import org.languageplayground.ui.Simulation;

/** One student's exploration of fine-tuning: the state set on the page, and what follows from it. */
final class LoraSimulation implements Simulation {
    private final List<Notice> notices = new ArrayList<>();
    private final LiveTraining training;
    private final RankExplorer explorer;
    private final QuantizationExplorer quantization;
    private final RlhfSimulation rlhf;
    private LoraState state = LoraState.FIRST;

    LoraSimulation(
            LiveTraining training, RankExplorer explorer, QuantizationExplorer quantization, RlhfSimulation rlhf) {
        this.training = training;
        this.explorer = explorer;
        this.quantization = quantization;
        this.rlhf = rlhf;
    }

    @Override
    public void close() {
        training.reset();
        rlhf.reset();
    }

    LiveTraining training() {
        return training;
    }

    /** What is looked at of real changes. */
    RankExplorer explorer() {
        return explorer;
    }

    /** What is looked at of 4-bit matrices. */
    QuantizationExplorer quantization() {
        return quantization;
    }

    /** The three steps of RLHF. */
    RlhfSimulation rlhf() {
        return rlhf;
    }

    LoraState state() {
        return state;
    }

    /** What follows from the state. */
    LoraReading reading() {
        return new LoraReading(state);
    }

    /** What has come up since the last call that the student should know. */
    List<Notice> takeNotices() {
        List<Notice> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    /** Back to the first scenario, without runs. */
    void reset() {
        state = LoraState.FIRST;
        training.reset();
        offerOwnRun();
        explorer.reset();
        quantization.reset();
        rlhf.reset();
    }

    /** Lets the rank explorer show what the newest run changed, once it is over, and how far LoRA stayed from full fine-tuning. */
    void offerOwnRun() {
        explorer.own(training.newestChange().orElse(null));
        explorer.compare(training.fullAndLora().orElse(null));
    }

    /** Takes the scenario of an exercise, all else as at first; runs go on. */
    void exercise(Map<String, List<String>> parameters) {
        state = LoraState.FIRST;
        explorer.reset();
        quantization.reset();
        restore(parameters);
    }

    /** Takes the scenario of a link; whatever in it cannot be is said in a notice. */
    void restore(Map<String, List<String>> parameters) {
        LoraUrl.Parsed parsed = LoraUrl.read(parameters, state);
        notices.addAll(parsed.notices());
        QueryReader query = new QueryReader(parameters);
        explorer.restore(query);
        quantization.restore(query);
        rlhf.restore(query);
        notices.addAll(query.notices());
        change(parsed.state());
    }

    /** Everything that a link should hold. */
    Map<String, String> link() {
        Map<String, String> parameters = LoraUrl.write(state);
        explorer.write(parameters);
        quantization.write(parameters);
        rlhf.write(parameters);
        return parameters;
    }

    /** Chooses a published model by its id, or one square layer by the empty text. */
    void preset(String preset) {
        change(state.withPreset(preset));
    }

    /** Sets d of the square layer. */
    void width(int width) {
        change(state.withWidth(LoraState.WIDTHS.fit(width)));
    }

    void rank(int rank) {
        change(state.withRank(LoraState.RANKS.fit(rank)));
    }

    void alpha(int alpha) {
        change(state.withAlpha(LoraState.ALPHAS.fit(alpha)));
    }

    void targets(Set<Target> targets) {
        change(state.withTargets(targets));
    }

    void saved(boolean saved) {
        change(state.withSaved(saved));
    }

    void precision(Precision precision) {
        change(state.withPrecision(precision));
    }

    void batch(int batch) {
        change(state.withBatch(LoraState.BATCHES.fit(batch)));
    }

    void sequence(int sequence) {
        change(state.withSequence(LoraState.SEQUENCES.fit(sequence)));
    }

    void training(TrainingChoices choices) {
        change(state.withTraining(choices));
    }

    void checkpointing(boolean checkpointing) {
        change(state.withCheckpointing(checkpointing));
    }

    /** No matrix has a rank above its shorter side, so neither has an adapter beside it. */
    private void change(LoraState wanted) {
        state = wanted;
        Optional<WeightMatrix> narrowest =
                reading().adapted().stream().min(Comparator.comparingInt(WeightMatrix::greatestRank));
        if (narrowest.isPresent() && wanted.rank() > narrowest.get().greatestRank()) {
            WeightMatrix matrix = narrowest.get();
            notices.add(new Notice(
                    "rank", wanted.rank(), matrix.name(), matrix.outputs(), matrix.inputs(), matrix.greatestRank()));
            state = wanted.withRank(matrix.greatestRank());
        }
    }
}
