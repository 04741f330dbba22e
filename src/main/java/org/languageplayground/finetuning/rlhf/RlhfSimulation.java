package org.languageplayground.finetuning.rlhf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.languageplayground.compute.Visitor;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.ui.QueryReader;

/** One tab's RLHF: what the student has set, and the steps that were run, each of which needs the one before it. */
public final class RlhfSimulation {

    /** Why a step cannot begin. */
    enum Obstacle {
        /** Another one is under way. */
        BUSY,
        /** The one before it has not been done. */
        STEP_BEFORE
    }

    private final Supplier<Transformer> base;
    private final Visitor visitor;
    private RlhfState state = RlhfState.FIRST;
    private volatile StepRun<SftWork.Figures, Transformer> sft;
    private volatile StepRun<RewardWork.Figures, RewardModel> reward;
    private volatile StepRun<PpoWork.Figures, Transformer> ppo;
    private volatile Runnable listener = () -> {};

    /**
     * Nothing run yet.
     *
     * @param base the shipped model
     */
    public RlhfSimulation(Supplier<Transformer> base, Visitor visitor) {
        this.base = base;
        this.visitor = visitor;
    }

    RlhfState state() {
        return state;
    }

    void show(RlhfState wanted) {
        state = wanted;
    }

    /** Takes what a link says of it. */
    public void restore(QueryReader query) {
        state = RlhfState.read(query, state);
    }

    /** Adds what a link should say. */
    public void write(Map<String, String> parameters) {
        state.write(parameters);
    }

    /** Whom to tell that a step has made progress; called from any thread. */
    void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** What keeps a step from beginning. */
    Optional<Obstacle> obstacle(Step step) {
        if (busy()) {
            return Optional.of(Obstacle.BUSY);
        }
        boolean ready =
                switch (step) {
                    case SFT -> true;
                    case REWARD -> sft != null && sft.learned().isPresent();
                    case PPO -> reward != null && reward.learned().isPresent();
                };
        return ready ? Optional.empty() : Optional.of(Obstacle.STEP_BEFORE);
    }

    /**
     * Begins a step; what was learned in it and after it is forgotten. The seed is that of the first step, β and rounds are those of now.
     *
     * @throws IllegalStateException if there is an obstacle
     * @throws org.languageplayground.compute.NoMemoryException if there is not enough to begin; all stays as it was
     */
    void begin(Step step) {
        obstacle(step).ifPresent(obstacle -> {
            throw new IllegalStateException(step + " cannot begin: " + obstacle);
        });
        List<StepRun<?, ?>> forgotten = Stream.of(Step.values())
                .filter(other -> other.compareTo(step) >= 0)
                .flatMap(other -> run(other).stream())
                .toList();
        RlhfState now = step == Step.SFT ? state : state.withSeed(sft.state().seed());
        switch (step) {
            case SFT -> {
                sft = begun(now, stopping -> new SftWork(base.get(), now, stopping::get));
                reward = null;
                ppo = null;
            }
            case REWARD -> {
                Transformer policy = sft.learned().orElseThrow();
                reward = begun(now, stopping -> new RewardWork(policy, now.seed(), stopping::get));
                ppo = null;
            }
            case PPO -> {
                Transformer policy = sft.learned().orElseThrow();
                RewardModel judge = reward.learned().orElseThrow();
                ppo = begun(now, stopping -> new PpoWork(policy, judge, now, stopping::get));
            }
        }
        forgotten.forEach(StepRun::close);
    }

    private <F, R> StepRun<F, R> begun(RlhfState now, StepRun.Maker<F, R> maker) {
        return new StepRun<>(now, maker, visitor, () -> listener.run());
    }

    /** The newest run of a step. */
    Optional<StepRun<?, ?>> run(Step step) {
        return Optional.ofNullable(
                switch (step) {
                    case SFT -> sft;
                    case REWARD -> reward;
                    case PPO -> ppo;
                });
    }

    Optional<StepRun<SftWork.Figures, Transformer>> sft() {
        return Optional.ofNullable(sft);
    }

    Optional<StepRun<RewardWork.Figures, RewardModel>> reward() {
        return Optional.ofNullable(reward);
    }

    Optional<StepRun<PpoWork.Figures, Transformer>> ppo() {
        return Optional.ofNullable(ppo);
    }

    /** The shares along the first and the third step. */
    List<SharePoint> points() {
        List<SharePoint> points = new ArrayList<>();
        sft().ifPresent(run -> points.addAll(run.figures().points()));
        ppo().ifPresent(run -> points.addAll(run.figures().points()));
        return points;
    }

    /** Whether a step is under way. */
    boolean busy() {
        return runs().anyMatch(run -> !run.over());
    }

    private Stream<StepRun<?, ?>> runs() {
        return Stream.of(Step.values()).flatMap(step -> run(step).stream());
    }

    /** Ends the learning of the step under way; what was learned is examined and stays. */
    void stop() {
        runs().forEach(StepRun::stop);
    }

    /** Ends and forgets everything, and brings the first settings back. */
    public void reset() {
        runs().forEach(StepRun::close);
        sft = null;
        reward = null;
        ppo = null;
        state = RlhfState.FIRST;
    }
}
