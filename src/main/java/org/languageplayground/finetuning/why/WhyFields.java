package org.languageplayground.finetuning.why;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.tuning.TunedRun;
import org.languageplayground.world.tuning.TunedRuns;

/** What can be set on the tab "Why small works". */
public final class WhyFields {
    /** In place of a rank in {@link #CHANGE}: the student's own run. */
    public static final int OWN = -1;

    static final Limits WIDTHS = new Limits(64, 12_288, 64);
    static final Limits RANKS = new Limits(1, 256, 1);
    static final Limits ALPHAS = new Limits(1, 512, 1);
    static final Limits LAYERS = new Limits(1, 3, 1);
    static final int FIRST_ALPHA = 16;

    private static final int FIRST_WIDTH = 768;
    private static final int FIRST_RANK = 8;
    private static final int FIRST_LAYER = 2;
    private static final String FULL_NAME = "full";
    private static final String OWN_NAME = "own";
    private static final String LORA_NAME = "lora-";

    /** d of the square layer. */
    public static final Field<Integer> WIDTH =
            Field.number("width", FIRST_WIDTH, WIDTHS).once("d");

    /** r of the layer's adapter, and where the spectrum is cut. */
    public static final Field<Integer> RANK =
            Field.number("rank", FIRST_RANK, RANKS).once("r");

    /** α; 0 would add nothing and learn nothing. */
    public static final Field<Integer> ALPHA = Field.number("alpha", FIRST_ALPHA, new Limits(0, ALPHAS.greatest(), 1))
            .refusing(
                    alpha -> alpha == 0 ? Optional.of(new Notice("lora.notice.alpha", FIRST_ALPHA)) : Optional.empty());

    /** The change whose spectrum is shown: the rank of a shipped LoRA run, {@link TunedRun#FULL} or {@link #OWN}. */
    public static final Field<Integer> CHANGE = Field.of("change", TunedRun.FULL, WhyFields::change, WhyFields::name);

    /** Its layer, from 1. */
    static final Field<Integer> LAYER = Field.number("layer", FIRST_LAYER, LAYERS);

    /** Its matrix. */
    static final Field<Target> MATRIX =
            Field.choice("matrix", Target.MLP_INPUT, Arrays.asList(Target.values()), WhyFields::id);

    static final Limits ENCODER_LAYERS = new Limits(1, 6, 1);

    /** The English encoder's layer that is looked at, from 1. */
    static final Field<Integer> ENCODER_LAYER = Field.number("encoderlayer", 6, ENCODER_LAYERS);

    /** Its matrix. */
    static final Field<Target> ENCODER_MATRIX =
            Field.choice("encodermatrix", Target.QUERY, Arrays.asList(Target.values()), WhyFields::id);

    /** All of them. */
    public static final List<Field<?>> ALL =
            List.of(WIDTH, RANK, ALPHA, CHANGE, LAYER, MATRIX, ENCODER_LAYER, ENCODER_MATRIX);

    private WhyFields() {}

    /** The square layer and its adapter. */
    public static LoraPlan plan(State state) {
        return LoraPlan.ofLayer(state.get(WIDTH), state.get(RANK), state.get(ALPHA));
    }

    /**
     * What can be of what is wanted: no adapter has a rank above its layer's, and only a run that there is can be shown.
     *
     * @param tell is told what had to give way
     */
    public static State settle(State wanted, RankExplorer explorer, Consumer<Notice> tell) {
        State fitting = wanted;
        int width = wanted.get(WIDTH);
        if (wanted.get(RANK) > width) {
            tell.accept(new Notice("lora.notice.rank", wanted.get(RANK), "W", width, width, width));
            fitting = fitting.with(RANK, width);
        }
        if (wanted.get(CHANGE) == OWN && !explorer.hasOwn()) {
            tell.accept(new Notice("lora.notice.own"));
            fitting = fitting.without(CHANGE);
        }
        return fitting;
    }

    /** A matrix in an address and in the translations. */
    static String id(Target target) {
        return Field.id(target).replace("-", "");
    }

    /** A run in an address: "full", "own", "lora-8". */
    static String name(int change) {
        return change == OWN ? OWN_NAME : change == TunedRun.FULL ? FULL_NAME : LORA_NAME + change;
    }

    private static Optional<Integer> change(String name) {
        return switch (name) {
            case FULL_NAME -> Optional.of(TunedRun.FULL);
            case OWN_NAME -> Optional.of(OWN);
            default ->
                TunedRuns.RANKS.stream()
                        .filter(rank -> name.equals(LORA_NAME + rank))
                        .findFirst();
        };
    }
}
