package org.languageplayground.finetuning.cost;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModel;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.finetuning.calculator.TrainingSettings;
import org.languageplayground.finetuning.calculator.WeightMatrix;
import org.languageplayground.finetuning.cost.QuantizationExplorer.Place;
import org.languageplayground.finetuning.teach.Task;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.ui.chapter.State;

/** What can be set on the tab "Cost". */
public final class CostFields {
    static final Limits RANKS = new Limits(1, 256, 1);
    static final Limits BATCHES = new Limits(1, 64, 1);
    static final Limits SEQUENCES = new Limits(64, 8_192, 64);

    private static final int FIRST_RANK = 8;
    private static final int FIRST_BATCH = 1;
    private static final int FIRST_SEQUENCE = 512;
    private static final PublishedModel FIRST_MODEL =
            PublishedModels.find("llama-2-7b").orElseThrow();
    /** Older addresses name a single layer so, which has a tab of its own now. */
    private static final String LAYER = "layer";

    /** The published model. */
    public static final Field<PublishedModel> PRESET =
            Field.of("preset", FIRST_MODEL, CostFields::model, PublishedModel::id);

    /** What gets an adapter in it. */
    public static final Field<Set<Target>> TARGETS =
            Field.several("targets", Set.of(Target.QUERY, Target.VALUE), Arrays.asList(Target.values()), Field::id);

    /** Whether embeddings and head are trained in full beside the adapters. */
    public static final Field<Boolean> SAVE = Field.flag("save", false);

    /** r of the adapters, and what the other methods have in its place. */
    public static final Field<Integer> RANK =
            Field.number("costrank", FIRST_RANK, RANKS).alsoFrom("r");

    /** How the frozen weights are stored. */
    public static final Field<Precision> PRECISION =
            Field.choice("bits", Precision.BITS_16, Arrays.asList(Precision.values()), Precision::id);

    /** Texts that are trained on at once. */
    static final Field<Integer> BATCH = Field.number("batch", FIRST_BATCH, BATCHES);

    /** Tokens of each. */
    static final Field<Integer> SEQUENCE = Field.number("seq", FIRST_SEQUENCE, SEQUENCES);

    /** Whether activations are computed again instead of kept. */
    static final Field<Boolean> CHECKPOINT = Field.flag("checkpoint", false);

    /** The matrix that is kept in 4 bits. */
    static final Field<Place> PLACE = Field.choice("quantised", Place.FIRST, Place.ALL, Place::id);

    /** How it is kept. */
    static final Field<FourBitType> TYPE =
            Field.choice("type", FourBitType.NORMAL_FLOAT, Arrays.asList(FourBitType.values()), QuantizationText::key);

    /** What every method teaches when all are measured. */
    public static final Field<Task> TRIAL = Field.choice("trial", Task.OWN);

    /** All of them. */
    public static final List<Field<?>> ALL =
            List.of(PRESET, TARGETS, SAVE, RANK, PRECISION, BATCH, SEQUENCE, CHECKPOINT, PLACE, TYPE, TRIAL);

    private CostFields() {}

    private static Optional<PublishedModel> model(String id) {
        return id.equals(LAYER) ? Optional.of(FIRST_MODEL) : PublishedModels.find(id);
    }

    /**
     * What can be of what is wanted: no adapter has a rank above that of the narrowest matrix that gets one.
     *
     * @param tell is told what had to give way
     */
    public static State settle(State wanted, Consumer<Notice> tell) {
        Optional<WeightMatrix> narrowest =
                plan(wanted).adapted().stream().min(Comparator.comparingInt(WeightMatrix::greatestRank));
        if (narrowest.isEmpty() || wanted.get(RANK) <= narrowest.get().greatestRank()) {
            return wanted;
        }
        WeightMatrix matrix = narrowest.get();
        tell.accept(new Notice(
                "lora.notice.rank",
                wanted.get(RANK),
                matrix.name(),
                matrix.outputs(),
                matrix.inputs(),
                matrix.greatestRank()));
        return wanted.with(RANK, matrix.greatestRank());
    }

    /** What is trained of the model. */
    public static LoraPlan plan(State state) {
        return new LoraPlan(
                state.get(PRESET), state.get(TARGETS), state.get(SAVE), state.get(RANK), 2 * state.get(RANK));
    }

    /** What all of it costs. */
    public static CostReading reading(State state) {
        return new CostReading(
                plan(state),
                new TrainingSettings(
                        state.get(PRECISION), state.get(BATCH), state.get(SEQUENCE), state.get(CHECKPOINT)));
    }
}
