package org.languageplayground.finetuning.rlhf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.finetuning.rlhf.RlhfSimulation.Obstacle;
import org.languageplayground.transformer.reinforcement.Ppo;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;
import org.languageplayground.world.preference.RankingAccuracy;

/** Puts the three steps into sentences, in the student's language. */
final class RlhfText extends PageText {
    RlhfText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String notice(Notice notice) {
        return notice("lora.notice.", notice);
    }

    String name(Step step) {
        return get("lora.rlhf.step." + step.key());
    }

    String obstacle(Obstacle obstacle) {
        return get(obstacle == Obstacle.BUSY ? "lora.rlhf.busy" : "lora.rlhf.before");
    }

    /** Where a step stands. */
    String status(StepRun<?, ?> run) {
        StepProgress<?> progress = run.progress();
        return switch (run.status()) {
            case WAITING -> get("lora.rlhf.waiting", number(run.place()));
            case PREPARING -> get("lora.rlhf.preparing");
            case RUNNING -> get("lora.rlhf.running", number(progress.done()), number(progress.total()));
            case EXAMINING -> get("lora.rlhf.examining", number(progress.done()));
            case FINISHED -> get("lora.rlhf.finished", number(progress.done()));
            case STOPPED -> get("lora.rlhf.stopped", number(progress.done()), number(progress.total()));
            case DIVERGED -> get("lora.rlhf.diverged", progress.diverged());
            case FAILED -> get("lora.rlhf.failed");
        };
    }

    /** What a step has come to, with its numbers. */
    String outcome(RlhfSimulation simulation, Step step) {
        StepRun<?, ?> run = simulation.run(step).orElseThrow();
        if (run.learned().isEmpty()) {
            return get("lora.rlhf.outcome", name(step), status(run));
        }
        return switch (step) {
            case SFT -> learned(simulation.sft().orElseThrow().figures());
            case REWARD ->
                get(
                        "lora.rlhf.outcome.reward",
                        percent(simulation
                                .reward()
                                .orElseThrow()
                                .figures()
                                .accuracy()
                                .share()));
            case PPO ->
                rewarded(
                        simulation.ppo().orElseThrow(),
                        simulation.sft().orElseThrow().figures().exam());
        };
    }

    private String learned(SftWork.Figures sft) {
        return get("lora.rlhf.outcome.sft", wrong(sft.base()), wrong(sft.exam()), right(sft.exam()));
    }

    private String rewarded(StepRun<PpoWork.Figures, ?> run, Exam before) {
        PpoWork.Figures ppo = run.figures();
        Ppo.Round last = ppo.rounds().getLast();
        return get(
                "lora.rlhf.outcome.ppo",
                number(run.state().beta(), 2),
                wrong(before),
                wrong(ppo.exam()),
                right(ppo.exam()),
                number(ppo.rounds().getFirst().reward(), 2),
                number(last.reward(), 2),
                number(last.kl(), 2));
    }

    private String wrong(Exam exam) {
        return percent(exam.test().wrongShare());
    }

    private String right(Exam exam) {
        return percent(exam.known().rightShare());
    }

    /** A row of the table; before the exam it has a name only. */
    List<String> row(String name, Optional<Exam> exam) {
        List<String> row = new ArrayList<>(List.of(name));
        exam.map(this::numbers).ifPresent(row::addAll);
        return row;
    }

    private List<String> numbers(Exam exam) {
        return List.of(
                percent(exam.test().wrongShare()),
                percent(exam.test().unknownShare()),
                percent(exam.known().rightShare()),
                percent(exam.known().unknownShare()),
                percent(exam.unasked().unknownShare()),
                exam.sample());
    }

    /** What a reward model prefers, a comparison a row. */
    List<List<String>> accuracies(RankingAccuracy accuracy) {
        List<List<String>> rows = new ArrayList<>();
        for (RankingAccuracy.Sort sort : RankingAccuracy.Sort.values()) {
            String key = sort.name().toLowerCase(Locale.ROOT).replace("_", "");
            rows.add(List.of(
                    get("lora.rlhf.sort." + key),
                    number(accuracy.asked().get(sort.ordinal())),
                    percent(accuracy.share(sort))));
        }
        return rows;
    }
}
