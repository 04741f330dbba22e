package org.languageplayground.finetuning.unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.world.preference.Rlhf;

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
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean goingOn;
    private volatile RlhfState state;
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
        this.state = new RlhfState(Rlhf.BETA, Rlhf.PPO_ROUNDS, 1);
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

    /** Takes what the next steps run with. */
    public void show(RlhfState wanted) {
        state = wanted;
    }

    /** Whom to tell that a step has made progress; called from any thread. */
    public void onChange(Runnable newListener) {
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
        goingOn = false;
        start(step);
    }

    /** Runs all steps, one after the other, from the first. */
    void beginAll() {
        start(Step.SFT);
        goingOn = true;
        goOn();
    }

    private void start(Step step) {
        lock.lock();
        try {
            obstacle(step).ifPresent(obstacle -> {
                throw new IllegalStateException(step + " cannot begin: " + obstacle);
            });
            ppo = null;
            reward = step == Step.PPO ? reward : null;
            switch (step) {
                case SFT -> sft = new SftRun(base.get(), state);
                case REWARD ->
                    reward = new RewardRun(
                            sft.model(), sft.baseExam().said(), sft.state().seed());
                case PPO ->
                    ppo = new PpoRun(
                            sft.model(),
                            reward.model(),
                            state.withSeed(sft.state().seed()),
                            sft.split());
            }
            run(step).orElseThrow().submit(pool, owner, this::changed);
        } finally {
            lock.unlock();
        }
    }

    private void changed() {
        goOn();
        listener.run();
    }

    /** Begins the step that is due; whoever calls while a step is being started need not wait, since the starter looks again. */
    private void goOn() {
        if (goingOn && lock.tryLock()) {
            try {
                if (goingOn && !busy()) {
                    Optional<Step> due = due();
                    due.ifPresentOrElse(this::start, () -> goingOn = false);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** The first step that has not been run, if all before it can be built upon. */
    private Optional<Step> due() {
        return Stream.of(Step.values())
                .filter(step -> run(step).isEmpty())
                .findFirst()
                .filter(step -> obstacle(step).isEmpty());
    }

    /** Whether another step will follow the one under way. */
    boolean goesOn() {
        return goingOn;
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
        goingOn = false;
        runs().forEach(StepRun::stop);
    }

    /** Ends and forgets everything. */
    public void reset() {
        goingOn = false;
        lock.lock();
        try {
            runs().filter(run -> !run.over()).forEach(StepRun::cancel);
            sft = null;
            reward = null;
            ppo = null;
        } finally {
            lock.unlock();
        }
    }
}
