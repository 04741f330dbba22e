package org.languageplayground.finetuning.spectrum;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.languageplayground.finetuning.spectrum.SpectrumReading.Compared;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;
import org.languageplayground.world.exam.ExamReport.Score;
import org.languageplayground.world.tuning.TunedRun;

/** Puts what the rank explorer shows into sentences, in the student's language. */
final class SpectrumText extends PageText {
    private static final int DIGITS = 3;
    private static final String NONE = "–";

    SpectrumText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String notice(Notice notice) {
        return notice("lora.notice.", notice);
    }

    String run(int run) {
        return switch (run) {
            case TunedRun.FULL -> get("lora.spectrum.full");
            case SpectrumState.OWN -> get("lora.spectrum.own");
            default -> get("lora.spectrum.lora", number(run));
        };
    }

    private String by(int run) {
        return switch (run) {
            case TunedRun.FULL -> get("lora.spectrum.by.full");
            case SpectrumState.OWN -> get("lora.spectrum.by.own");
            default -> get("lora.spectrum.by.lora", number(run));
        };
    }

    String layer(int layer) {
        return get("lora.spectrum.layer.number", number(layer + 1));
    }

    String target(Target target) {
        return get("lora.matrix." + SpectrumState.name(target));
    }

    String percent(Score score) {
        return percent(score.share());
    }

    String error(double error) {
        return number(error, DIGITS);
    }

    private String matrix(SpectrumReading reading) {
        return get(
                "lora.spectrum.of",
                by(reading.state().run()),
                layer(reading.state().layer()),
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
        if (own(reading) && reading.ownReached().isPresent()) {
            return cut + " "
                    + get(
                            "lora.spectrum.reached.pair",
                            error(reading.ownReached().getAsDouble()));
        }
        return reading.reached()
                .map(run -> cut + " " + get("lora.spectrum.reached", rank, error(run.reached())))
                .orElse(cut);
    }

    private static boolean own(SpectrumReading reading) {
        return reading.state().run() == SpectrumState.OWN;
    }

    String errorFormula(SpectrumReading reading) {
        return get("lora.spectrum.error.formula", number(reading.rank()), number(reading.values().length));
    }

    String energyFormula(SpectrumReading reading) {
        return get("lora.spectrum.energy.formula", number(Math.min(reading.rank(), reading.values().length)));
    }

    String reached(SpectrumReading reading) {
        OptionalDouble reached = own(reading)
                ? reading.ownReached()
                : reading.reached().stream().mapToDouble(Compared::reached).findFirst();
        return reached.isPresent() ? error(reached.getAsDouble()) : NONE;
    }

    String reachedFormula(SpectrumReading reading) {
        if (own(reading)) {
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
                .filter(run -> !own(reading))
                .map(run -> percent(run.run().figures().after()))
                .orElse(NONE);
    }

    String answersFormula(SpectrumReading reading) {
        if (own(reading)) {
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
}
