package org.languageplayground.finetuning;

import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.finetuning.category.CategoryFields;
import org.languageplayground.finetuning.category.CategoryTraining;
import org.languageplayground.finetuning.category.EncoderBits;
import org.languageplayground.finetuning.cost.CostFields;
import org.languageplayground.finetuning.cost.QuantizationExplorer;
import org.languageplayground.finetuning.teach.LiveTraining;
import org.languageplayground.finetuning.teach.TeachFields;
import org.languageplayground.finetuning.unknown.RlhfSimulation;
import org.languageplayground.finetuning.unknown.UnknownFields;
import org.languageplayground.finetuning.why.EncoderExplorer;
import org.languageplayground.finetuning.why.RankExplorer;
import org.languageplayground.finetuning.why.WhyFields;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.chapter.State;

/** One student's exploration of fine-tuning: what is set on the tabs, and the runs. */
final class LoraSimulation extends Simulation {
    private final LiveTraining training;
    private final CategoryTraining categories;
    private final RankExplorer explorer;
    private final EncoderExplorer encoder;
    private final EncoderBits bits;
    private final QuantizationExplorer quantization;
    private final RlhfSimulation rlhf;

    LoraSimulation(
            LiveTraining training,
            CategoryTraining categories,
            RankExplorer explorer,
            EncoderExplorer encoder,
            EncoderBits bits,
            QuantizationExplorer quantization,
            RlhfSimulation rlhf) {
        super(LoraFields.ALL);
        this.training = training;
        this.categories = categories;
        this.explorer = explorer;
        this.encoder = encoder;
        this.bits = bits;
        this.quantization = quantization;
        this.rlhf = rlhf;
        training.onChange(this::changed);
        categories.onChange(this::changed);
        rlhf.onChange(this::changed);
        quantization.onChange(this::changed);
        explorer.onChange(this::changed);
        encoder.onChange(this::changed);
        super.reset();
    }

    LiveTraining training() {
        return training;
    }

    /** The runs in which the English encoder learns categories. */
    CategoryTraining categories() {
        return categories;
    }

    /** What is looked at of real changes. */
    RankExplorer explorer() {
        return explorer;
    }

    /** What is looked at of the English encoder's matrices. */
    EncoderExplorer encoder() {
        return encoder;
    }

    /** What 4 bits do to the English encoder. */
    EncoderBits bits() {
        return bits;
    }

    /** What is looked at of 4-bit matrices. */
    QuantizationExplorer quantization() {
        return quantization;
    }

    /** The three steps of RLHF. */
    RlhfSimulation rlhf() {
        return rlhf;
    }

    /** The square layer with its adapter. */
    LoraPlan layer() {
        return WhyFields.plan(state());
    }

    /** The published model with its adapters. */
    LoraPlan model() {
        return CostFields.plan(state());
    }

    /** Back to the first scenario, without runs. */
    @Override
    public void reset() {
        close();
        super.reset();
    }

    /** Ends all runs, and forgets them. */
    @Override
    public void close() {
        training.reset();
        categories.reset();
        rlhf.reset();
        explorer.close();
        encoder.close();
    }

    /** Lets the spectra show what the newest run that is over changed, and how far LoRA stayed from full fine-tuning. */
    @Override
    protected void takeIn() {
        explorer.own(training.newestChange().orElse(null));
        explorer.compare(training.fullAndLora().orElse(null));
        if (get(WhyFields.CHANGE) == WhyFields.OWN && !explorer.hasOwn()) {
            become(state());
        }
    }

    @Override
    protected State settle(State before, State wanted) {
        training.problem(TeachFields.settings(wanted))
                .ifPresent(reason -> tellAt(TeachFields.FACT, reason.key(), reason.arguments()));
        sort(wanted);
        if (wanted.leftOut().contains(CategoryFields.OWN) && !before.leftOut().contains(CategoryFields.OWN)) {
            tell("lora.notice.link", CategoryFields.LONGEST_IN_LINK);
        }
        State fitting = CostFields.settle(WhyFields.settle(wanted, explorer, this::notice), this::notice);
        rlhf.show(UnknownFields.settings(fitting));
        return fitting;
    }

    private void sort(State wanted) {
        categories
                .problem(CategoryFields.settings(wanted))
                .filter(reason -> !wanted.get(CategoryFields.OWN).isBlank())
                .ifPresent(reason -> tellAt(CategoryFields.OWN, reason.key(), reason.arguments()));
        String sentence = wanted.get(CategoryFields.SENTENCE);
        CategoryTraining.sentenceProblem(sentence)
                .ifPresent(reason -> tellAt(CategoryFields.SENTENCE, reason.key(), reason.arguments()));
        categories.ask(sentence);
    }

    private void notice(Notice notice) {
        tell(notice.key(), notice.arguments());
    }
}
