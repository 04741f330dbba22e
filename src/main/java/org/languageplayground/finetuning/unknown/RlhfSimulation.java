package org.languageplayground.finetuning.unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Visitor;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.reinforcement.RewardModel;
import org.languageplayground.world.preference.Rlhf;
import org.languageplayground.world.preference.Said;

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
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean goingOn;
    private volatile NoMemoryException refusal;
    private volatile RlhfState state = new RlhfState(Rlhf.BETA, Rlhf.PPO_ROUNDS, 1);
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
        goingOn = false;
        start(step);
    }

    /**
     * Runs all steps, one after the other, from the first.
     *
     * @throws IllegalStateException if there is an obstacle
     * @throws org.languageplayground.compute.NoMemoryException if there is not enough to begin; all stays as it was
     */
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
            List<StepRun<?, ?>> forgotten = Stream.of(Step.values())
                    .filter(other -> other.compareTo(step) >= 0)
                    .flatMap(other -> run(other).stream())
                    .toList();
            RlhfState now =
                    step == Step.SFT ? state : state.withSeed(sft.state().seed());
            switch (step) {
                case SFT -> {
                    sft = begun(now, stopping -> new SftWork(base.get(), now, stopping::get));
                    reward = null;
                    ppo = null;
                }
                case REWARD -> {
                    Transformer policy = sft.learned().orElseThrow();
                    List<Said> guesses = sft.figures().base().said();
                    reward = begun(now, stopping -> new RewardWork(policy, guesses, now.seed(), stopping::get));
                    ppo = null;
                }
                case PPO -> {
                    Transformer policy = sft.learned().orElseThrow();
                    RewardModel judge = reward.learned().orElseThrow();
                    ppo = begun(now, stopping -> new PpoWork(policy, judge, now, stopping::get));
                }
            }
            forgotten.forEach(StepRun::close);
        } finally {
            lock.unlock();
        }
    }

    private <F, R> StepRun<F, R> begun(RlhfState now, StepRun.Maker<F, R> maker) {
        return new StepRun<>(now, maker, visitor, this::changed);
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
                    due().ifPresentOrElse(this::startNext, () -> goingOn = false);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void startNext(Step step) {
        try {
            start(step);
        } catch (NoMemoryException e) {
            goingOn = false;
            refusal = e;
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

    /** Why the step that was due has not begun, if there was no memory for it; once. */
    Optional<NoMemoryException> takeRefusal() {
        Optional<NoMemoryException> taken = Optional.ofNullable(refusal);
        refusal = null;
        return taken;
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
        goingOn = false;
        runs().forEach(StepRun::stop);
    }

    /** Ends and forgets everything. */
    public void reset() {
        goingOn = false;
        lock.lock();
        try {
            runs().forEach(StepRun::close);
            sft = null;
            reward = null;
            ppo = null;
        } finally {
            lock.unlock();
        }
    }
}
