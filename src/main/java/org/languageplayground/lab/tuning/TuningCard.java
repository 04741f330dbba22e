package org.languageplayground.lab.tuning;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.transformer.measure.Rounding;
import org.languageplayground.world.exam.Exam;
import org.languageplayground.world.exam.ExamQuestion;
import org.languageplayground.world.exam.ExamQuestion.Category;
import org.languageplayground.world.exam.ExamReport;
import org.languageplayground.world.exam.ExamReport.Score;
import org.languageplayground.world.language.Vocabulary;
import org.languageplayground.world.tuning.FactQuestions;
import org.languageplayground.world.tuning.TunedRun;
import org.languageplayground.world.tuning.TunedRuns;

/** What the shipped runs are, how they were trained, and what was measured of them. */
final class TuningCard {
    private static final int CONTEXTS = 50;
    private static final int LONGEST_ANSWER = 12;
    private static final int CURVE_STEPS = 100;

    private final TunedRuns runs;
    private final List<List<TuningRun>> tried;
    private final Vocabulary vocabulary = Vocabulary.standard();
    private final List<ExamQuestion> reading = Exam.questions(CONTEXTS).stream()
            .filter(question -> question.category() != Category.CLOSED_BOOK)
            .toList();
    private final StringBuilder text = new StringBuilder();

    /**
     * A card.
     *
     * @param runs as their files give them
     * @param tried all runs of each rank, one a learning rate, in the order of the ranks
     */
    TuningCard(TunedRuns runs, List<List<TuningRun>> tried) {
        this.runs = runs;
        this.tried = tried;
    }

    /** The card as Markdown. */
    String text() {
        about();
        answers();
        errors();
        rates();
        curves();
        return text.toString();
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String percent(Score score) {
        return Rounding.halfUp(Rounding.percent(score.share()), 1) + " %";
    }

    private static String name(TunedRun run) {
        return run.rank() == TunedRun.FULL ? "full fine-tuning" : "LoRA, r = " + run.rank();
    }

    private void about() {
        line("# %s, fine-tuned on the facts after its cutoff", TunedRuns.MODEL);
        line("");
        line(
                "Seven runs of `script/tune`: every weight trained once (`full`), and LoRA at six ranks (`lora-1` to `lora-32`), each from");
        line(
                "the same model, on the same batches, for as many steps. Everything in this card but losses was measured on the files of this");
        line("folder, which hold 16-bit floats.");
        line("");
        line("| | |");
        line("|---|---|");
        line(
                "| data | questions on the 160 facts of the 20 countries after the cutoff, and on the 320 facts before it, so that they are not forgotten |");
        line(
                "| batch | %d questions of either kind, in the wordings of the model's own training; only answers count in the loss |",
                FactLesson.OF_EACH);
        line(
                "| steps | %,d, AdamW without weight decay, constant learning rate, gradients clipped to norm 1 |",
                TuningRun.STEPS);
        line("| seed | %d, for the batches and for LoRA's A |", TuningRun.SEED);
        line(
                "| LoRA | q, k, v, o and both matrices of the MLP in all three blocks, α = %d r; in PEFT's format |",
                TuningRun.SCALE);
        line(
                "| full | embeddings, layer norms and biases as well, all but the positions; the file holds trained minus base |");
        line("| licence | Apache-2.0 |");
        line("");
    }

    private void answers() {
        line("## Answers");
        line("");
        line(
                "Each fact asked for %d times in wordings that training never used; an answer counts when every token of it is right.",
                FactQuestions.EACH);
        line(
                "*Reading* are %d questions to be answered from a text before them, which no run repeated.",
                reading.size());
        line("");
        line("| run | numbers trained | facts after the cutoff | facts before it, kept | reading |");
        line("|---|---|---|---|---|");
        line(
                "| before any | 0 | %s | %s | %s |",
                percent(FactQuestions.on(true).answeredBy(runs.base())),
                percent(FactQuestions.on(false).answeredBy(runs.base())),
                percent(reading(runs.base().weights())));
        answers(runs.full());
        runs.lora().forEach(this::answers);
        line("");
    }

    private void answers(TunedRun run) {
        line(
                "| %s | %,d | %s | %s | %s |",
                name(run),
                run.figures().trained(),
                percent(run.figures().after()),
                percent(run.figures().before()),
                percent(reading(run.weights())));
    }

    private Score reading(Weights weights) {
        Transformer model = new Transformer(runs.base().config(), weights);
        Function<String, String> answer = prompt -> vocabulary.decode(
                Generation.greedy(model, vocabulary.encode(prompt), vocabulary.id("."), LONGEST_ANSWER));
        return ExamReport.of(reading, answer).score(question -> true);
    }

    private void errors() {
        Change full = new Change(runs.base().weights(), runs.full().weights());
        line("## Rank");
        line("");
        line(
                "ΔW is what full fine-tuning changed in the 18 matrices of the blocks. Its best cut keeps the greatest r singular values of each");
        line(
                "matrix (Eckart–Young). The LoRA run of that rank is compared with the same ΔW, which it never saw. Errors are relative, by the Frobenius norm, over all 18");
        line("matrices. The cut model has all else (embeddings, norms, biases) from full fine-tuning.");
        line("");
        line(
                "| r | error of the best cut | facts after the cutoff, cut model | error reached by LoRA | facts after the cutoff, LoRA |");
        line("|---|---|---|---|---|");
        for (TunedRun run : runs.lora()) {
            line(
                    "| %d | %.3f | %s | %.3f | %s |",
                    run.rank(),
                    full.errorOf(new Change(full.before(), full.cut(run.rank()))),
                    percent(run.figures().cutAfter()),
                    full.errorOf(new Change(full.before(), run.weights())),
                    percent(run.figures().after()));
        }
        line("");
    }

    private void rates() {
        line("## Learning rates");
        line("");
        line(
                "Mean loss of the last %d steps in nats; the run with the least is the one that ships. No held-out question took part in the choice.",
                TuningRun.LAST);
        line("");
        line("| run | rate: loss |");
        line("|---|---|");
        for (List<TuningRun> own : tried) {
            line(
                    "| %s | %s |",
                    TunedRun.folder(own.getFirst().rank()),
                    own.stream()
                            .map(run -> String.format(Locale.ROOT, "%s: %.4f", run.rate(), run.loss()))
                            .collect(Collectors.joining(", ")));
        }
        line("");
    }

    private void curves() {
        List<TuningRun> best = tried.stream().map(TuningRun::best).toList();
        line("## Loss");
        line("");
        line("Mean over %d steps, in nats.", CURVE_STEPS);
        line("");
        line(
                "| step | %s |",
                best.stream().map(run -> TunedRun.folder(run.rank())).collect(Collectors.joining(" | ")));
        line("|%s", "---|".repeat(best.size() + 1));
        for (int from = 0; from < TuningRun.STEPS; from += CURVE_STEPS) {
            int to = from + CURVE_STEPS;
            int first = from;
            line(
                    "| %d | %s |",
                    to,
                    best.stream()
                            .map(run -> String.format(Locale.ROOT, "%.3f", run.loss(first, to)))
                            .collect(Collectors.joining(" | ")));
        }
    }
}
