package org.languageplayground.finetuning.unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.languageplayground.finetuning.unknown.RlhfSimulation.Obstacle;
import org.languageplayground.transformer.reinforcement.Ppo;
import org.languageplayground.ui.PageText;
import org.languageplayground.ui.chapter.Standing;
import org.languageplayground.world.preference.RankingAccuracy;
import org.languageplayground.world.preference.RecordedRun;

/** Puts the three steps into sentences, in the student's language. */
public final class UnknownText extends PageText {
    private static final double WORKS = 0.8;

    /** Texts from there, numbers as that language writes them. */
    public UnknownText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String name(Step step) {
        return get("lora.rlhf.step." + step.key());
    }

    /** What is seen, in one sentence or two. */
    public String seen(RlhfSimulation simulation) {
        return Stream.of(Step.values())
                .flatMap(step -> simulation.run(step).map(run -> sentence(simulation, step, run)).stream())
                .reduce((first, second) -> second)
                .orElseGet(() -> get("lora.rlhf.first"));
    }

    private String sentence(RlhfSimulation simulation, Step step, StepRun<?, ?> run) {
        return run.over() ? outcome(simulation, step) : get("lora.rlhf.outcome", name(step), status(run));
    }

    /** How far the step is that learns now. */
    public Optional<Standing> standing(RlhfSimulation simulation) {
        return Stream.of(Step.values())
                .flatMap(step -> simulation.run(step).stream()
                        .filter(run -> run.status() == StepRun.Status.RUNNING)
                        .map(run -> new Standing(
                                (double) run.progress().done() / run.progress().total(),
                                sentence(simulation, step, run))))
                .findFirst();
    }

    /** What a recorded run is, and whether it worked. */
    String recorded(RecordedRun run) {
        RecordedRun.Settings settings = run.settings();
        boolean works = run.columns().getLast().known() >= WORKS
                && run.columns().getLast().wrong() <= 1 - WORKS;
        return get(
                works ? "lora.rlhf.recorded.works" : "lora.rlhf.recorded.fails",
                String.valueOf(settings.seed()),
                number(settings.beta(), 2),
                number(settings.rounds()));
    }

    /** What the student's own run is. */
    String own(StepRun<?, ?> sft, Optional<? extends StepRun<?, ?>> ppo) {
        return ppo.map(StepRun::state)
                .map(state -> get(
                        "lora.rlhf.own.ppo",
                        String.valueOf(state.seed()),
                        number(state.beta(), 2),
                        number(state.rounds())))
                .orElseGet(() -> get("lora.rlhf.own", String.valueOf(sft.state().seed())));
    }

    /** The rows below a grid: wrong answers on the test, known facts right, and what the reward model agrees with. */
    List<List<String>> sums(List<Optional<RecordedRun.Column>> columns) {
        List<String> wrong = new ArrayList<>(List.of(get("lora.rlhf.sum.wrong")));
        List<String> known = new ArrayList<>(List.of(get("lora.rlhf.sum.known")));
        List<String> agreed = new ArrayList<>(List.of(get("lora.rlhf.sum.agreed")));
        for (Optional<RecordedRun.Column> column : columns) {
            Optional<RecordedRun.Column> policy = column.filter(some -> !Double.isNaN(some.wrong()));
            Optional<RecordedRun.Column> reward = column.filter(some -> Double.isNaN(some.wrong()));
            wrong.add(policy.map(some -> probability(some.wrong())).orElse(""));
            known.add(policy.map(some -> probability(some.known())).orElse(""));
            agreed.add(reward.map(some -> probability(some.known())).orElse(""));
        }
        return List.of(wrong, known, agreed);
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
            case DIVERGED -> get("lora.rlhf.diverged");
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
                percent(exam.unasked().unknownShare()));
    }

    /** What a reward model prefers, a comparison a row. */
    List<List<String>> accuracies(RankingAccuracy accuracy) {
        List<List<String>> rows = new ArrayList<>();
        for (RankingAccuracy.Sort sort : RankingAccuracy.Sort.values()) {
            String key = key(sort);
            rows.add(List.of(
                    get("lora.rlhf.sort." + key),
                    number(accuracy.asked().get(sort.ordinal())),
                    percent(accuracy.share(sort))));
        }
        return rows;
    }
}
