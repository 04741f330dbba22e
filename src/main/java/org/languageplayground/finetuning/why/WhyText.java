package org.languageplayground.finetuning.why;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.finetuning.why.SpectrumReading.Compared;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.measure.Spectrum;
import org.languageplayground.ui.PageText;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.exam.ExamReport.Score;
import org.languageplayground.world.tuning.TunedRun;

/** Puts what the rank explorer shows into sentences, in the student's language. */
public final class WhyText extends PageText {
    private static final int DIGITS = 3;
    private static final String NONE = "–";

    /** Texts from there, numbers as that language writes them. */
    public WhyText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String run(int run) {
        return switch (run) {
            case TunedRun.FULL -> get("lora.spectrum.full");
            case WhyFields.OWN -> get("lora.spectrum.own");
            default -> get("lora.spectrum.lora", number(run));
        };
    }

    private String by(int run) {
        return switch (run) {
            case TunedRun.FULL -> get("lora.spectrum.by.full");
            case WhyFields.OWN -> get("lora.spectrum.by.own");
            default -> get("lora.spectrum.by.lora", number(run));
        };
    }

    String layer(int layer) {
        return get("lora.spectrum.layer.number", number(layer));
    }

    String target(Target target) {
        return get("lora.spectrum.matrix." + WhyFields.id(target));
    }

    String percent(Score score) {
        return percent(score.share());
    }

    String error(double error) {
        return number(error, DIGITS);
    }

    /** What is seen: how much the adapter trains, and what a cut at its rank leaves of the change that is shown. */
    public String seen(State state, RankExplorer explorer) {
        String spectrum = explorer.reading(SpectrumState.of(state), state.get(WhyFields.RANK))
                .map(this::sentence)
                .orElseGet(() -> explorer.problem().map(this::notice).orElse(""));
        return sentences(rank(WhyFields.plan(state)), spectrum);
    }

    /** What the rank makes of it; and where A and B have become as large as W. */
    private String rank(LoraPlan plan) {
        String said = get(
                "lora.message.rank",
                number(plan.rank()),
                number(plan.loraParameters()),
                ofAll(plan.percent()),
                factor(plan.scale()));
        return sentences(said, plan.savesNothing() ? get("lora.message.half") : "");
    }

    String alpha(State state) {
        LoraPlan plan = WhyFields.plan(state);
        return get("lora.message.alpha", number(plan.alpha()), factor(plan.scale()), number(plan.loraParameters()));
    }

    String width(State state) {
        LoraPlan plan = WhyFields.plan(state);
        String said = get(
                "lora.message.width",
                number(plan.model().width()),
                number(plan.model().parameters()),
                number(plan.loraParameters()),
                ofAll(plan.percent()));
        return sentences(said, plan.savesNothing() ? get("lora.message.half") : "");
    }

    /** Percent with two digits, or four where it is below one, as PEFT prints it. */
    String ofAll(double percent) {
        return percent(percent, percent < 1 ? 4 : 2);
    }

    /** A factor such as 2.0, 5.657 or 0.0625. */
    String factor(double factor) {
        return number(factor, 1, factor < 1 ? 4 : DIGITS);
    }

    String baseFormula(LoraPlan plan) {
        return get("lora.stat.base.layer", number(plan.model().width()));
    }

    String loraFormula(LoraPlan plan) {
        return get("lora.stat.lora.layer", number(plan.model().width()), number(plan.rank()));
    }

    String percentFormula(LoraPlan plan) {
        return get("lora.stat.percent.formula", number(plan.trained()), number(plan.all()));
    }

    String scaleFormula(LoraPlan plan) {
        return get(
                "lora.stat.scale.formula",
                number(plan.alpha()),
                number(plan.rank()),
                factor(plan.stableScale(plan.rank())));
    }

    String picture(LoraPlan plan) {
        int width = plan.model().width();
        return get("lora.picture.text", plan.model().name(), number(width), number(width), number(plan.rank()));
    }

    /** α/r against α/√r at this rank and the double. */
    String scales(LoraPlan plan) {
        int rank = plan.rank();
        return get(
                "lora.scales.text",
                number(plan.alpha()),
                number(rank),
                factor(plan.scale()),
                factor(plan.stableScale(rank)),
                number(2L * rank),
                factor(plan.scale(2 * rank)),
                factor(plan.stableScale(2 * rank)));
    }

    private String matrix(SpectrumReading reading) {
        return get(
                "lora.spectrum.of",
                by(reading.state().run()),
                layer(reading.state().layer() + 1),
                target(reading.state().target()));
    }

    /** What the cut leaves, in one sentence; and what the LoRA run of this rank made of it. */
    String sentence(SpectrumReading reading) {
        String matrix = matrix(reading);
        String rank = number(reading.rank());
        if (!reading.changed()) {
            return get("lora.spectrum.nothing", matrix);
        }
        if (reading.whole()) {
            return get("lora.spectrum.whole", matrix, rank, number(reading.values().length));
        }
        String cut = get("lora.spectrum.cut", matrix, rank, percent(reading.energy()), error(reading.error()));
        if (reading.state().own() && reading.ownReached().isPresent()) {
            return sentences(
                    cut,
                    get("lora.spectrum.reached.pair", error(reading.ownReached().getAsDouble())));
        }
        return reading.reached()
                .map(run -> sentences(cut, get("lora.spectrum.reached", rank, error(run.reached()))))
                .orElse(cut);
    }

    String errorFormula(SpectrumReading reading) {
        return get("lora.spectrum.error.formula", number(reading.rank()), number(reading.values().length));
    }

    String energyFormula(SpectrumReading reading) {
        return get("lora.spectrum.energy.formula", number(Math.min(reading.rank(), reading.values().length)));
    }

    String reached(SpectrumReading reading) {
        OptionalDouble reached = reading.state().own()
                ? reading.ownReached()
                : reading.reached().stream().mapToDouble(Compared::reached).findFirst();
        return reached.isPresent() ? error(reached.getAsDouble()) : NONE;
    }

    String reachedFormula(SpectrumReading reading) {
        if (reading.state().own()) {
            return get(
                    reading.ownReached().isEmpty()
                            ? "lora.spectrum.reached.own.none"
                            : "lora.spectrum.reached.formula");
        }
        if (reading.state().run() != TunedRun.FULL) {
            return get("lora.spectrum.reached.other");
        }
        return get(reading.reached().isEmpty() ? "lora.spectrum.reached.none" : "lora.spectrum.reached.formula");
    }

    String answers(SpectrumReading reading) {
        return reading.ofThisRank()
                .filter(run -> !reading.state().own())
                .map(run -> percent(run.run().figures().after()))
                .orElse(NONE);
    }

    String answersFormula(SpectrumReading reading) {
        if (reading.state().own()) {
            return get("lora.spectrum.answers.own");
        }
        return reading.ofThisRank()
                .map(run -> get(
                        "lora.spectrum.answers.formula",
                        percent(run.run().figures().before()),
                        percent(run.run().figures().cutAfter())))
                .orElseGet(() -> get("lora.spectrum.reached.none"));
    }

    /** Why LoRA's error is greater than that of the best cut, with the numbers of the rank that is set, or of rank 8. */
    String why(SpectrumReading reading) {
        Compared run = reading.ofThisRank()
                .orElseGet(() -> reading.compared().get(reading.compared().size() / 2));
        return get(
                "lora.spectrum.why",
                number(run.run().rank()),
                error(run.cut()),
                error(run.reached()),
                number(run.size(), 1),
                percent(run.run().figures().after()),
                percent(run.run().figures().cutAfter()));
    }

    String runsNote(TunedRun full) {
        return get(
                "lora.spectrum.runs.note",
                percent(full.figures().after()),
                percent(full.figures().before()));
    }

    String lowRank(SpectrumReading reading) {
        return get(
                reading.reached().isPresent() ? "lora.spectrum.picture.lora" : "lora.spectrum.picture.cut",
                number(reading.rank()));
    }

    /** What the best matrix of a rank keeps of one of the encoder's matrices. */
    String encoder(Spectrum weight, int rank) {
        return get("lora.encoder.spectra.untrained", number(rank), percent(weight.energy(rank)));
    }

    /** The same, beside what it keeps of what training changed. */
    String encoder(Spectrum weight, Spectrum change, int rank) {
        return get(
                "lora.encoder.spectra.both", number(rank), percent(weight.energy(rank)), percent(change.energy(rank)));
    }
}
