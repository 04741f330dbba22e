package org.languageplayground.finetuning.rlhf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.transformer.Transformer;
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
    private final WorkerPool pool;
    private final Object owner;
    private RlhfState state = RlhfState.FIRST;
    private volatile SftRun sft;
    private volatile RewardRun reward;
    private volatile PpoRun ppo;
    private volatile Runnable listener = () -> {};

    /**
     * Nothing run yet.
     *
     * @param base the shipped model
     * @param owner the student, between whose tabs the pool is fair
     */
    public RlhfSimulation(Supplier<Transformer> base, WorkerPool pool, Object owner) {
        this.base = base;
        this.pool = pool;
        this.owner = owner;
    }

    /** The model that the first step starts from. */
    Transformer base() {
        return base.get();
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
                    case REWARD -> sft != null && sft.usable();
                    case PPO -> reward != null && reward.usable();
                };
        return ready ? Optional.empty() : Optional.of(Obstacle.STEP_BEFORE);
    }

    /**
     * Begins a step; what was learned in it and after it is forgotten. The seed is that of the first step, β and rounds are those of now.
     *
     * @throws IllegalStateException if there is an obstacle
     */
    void begin(Step step) {
        obstacle(step).ifPresent(obstacle -> {
            throw new IllegalStateException(step + " cannot begin: " + obstacle);
        });
        ppo = null;
        reward = step == Step.PPO ? reward : null;
        switch (step) {
            case SFT -> sft = new SftRun(base.get(), state);
            case REWARD -> reward = new RewardRun(sft.model(), sft.state().seed());
            case PPO ->
                ppo = new PpoRun(
                        sft.model(), reward.model(), state.withSeed(sft.state().seed()), sft.split());
        }
        run(step).orElseThrow().submit(pool, owner, () -> listener.run());
    }

    /** The newest run of a step. */
    Optional<StepRun> run(Step step) {
        return Optional.ofNullable(
                switch (step) {
                    case SFT -> sft;
                    case REWARD -> reward;
                    case PPO -> ppo;
                });
    }

    Optional<SftRun> sft() {
        return Optional.ofNullable(sft);
    }

    Optional<RewardRun> reward() {
        return Optional.ofNullable(reward);
    }

    Optional<PpoRun> ppo() {
        return Optional.ofNullable(ppo);
    }

    /** The shares along the first and the third step. */
    List<SharePoint> points() {
        List<SharePoint> points = new ArrayList<>();
        sft().ifPresent(run -> points.addAll(run.points()));
        ppo().ifPresent(run -> points.addAll(run.points()));
        return points;
    }

    /** Whether a step is under way. */
    boolean busy() {
        return runs().anyMatch(run -> !run.over());
    }

    private Stream<StepRun> runs() {
        return Stream.of(Step.values()).flatMap(step -> run(step).stream());
    }

    /** Ends the learning of the step under way; what was learned is examined and stays. */
    void stop() {
        runs().forEach(StepRun::stop);
    }

    /** Ends and forgets everything, and brings the first settings back. */
    public void reset() {
        runs().filter(run -> !run.over()).forEach(StepRun::cancel);
        sft = null;
        reward = null;
        ppo = null;
        state = RlhfState.FIRST;
    }
}
