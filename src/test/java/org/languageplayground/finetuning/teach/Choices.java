package org.languageplayground.finetuning.teach;

import java.util.EnumSet;
import java.util.Set;
import org.languageplayground.transformer.adapter.Target;

/** The choices of a run, changed one at a time. */
record Choices(
        Task task,
        String ownFacts,
        TuningMethod method,
        Set<Target> targets,
        double learningRate,
        int steps,
        boolean repeat,
        int seed) {
    /** LoRA on the facts after the cutoff. */
    static final Choices FIRST = new Choices(
            Task.FACTS,
            "The capital of Zorland is Mirna.",
            TuningMethod.LORA,
            Set.copyOf(EnumSet.allOf(Target.class)),
            TuningMethod.LORA.usualRate(),
            Task.FACTS.usualSteps(),
            true,
            1);

    TrainingChoices made() {
        return new TrainingChoices(task, ownFacts, method, targets, learningRate, steps, repeat, seed);
    }

    Choices withTask(Task newTask) {
        return new Choices(newTask, ownFacts, method, targets, learningRate, newTask.usualSteps(), repeat, seed);
    }

    Choices withOwnFacts(String newFacts) {
        return new Choices(task, newFacts, method, targets, learningRate, steps, repeat, seed);
    }

    Choices withMethod(TuningMethod newMethod) {
        return new Choices(task, ownFacts, newMethod, targets, newMethod.usualRate(), steps, repeat, seed);
    }

    Choices withTargets(Set<Target> newTargets) {
        return new Choices(task, ownFacts, method, Set.copyOf(newTargets), learningRate, steps, repeat, seed);
    }

    Choices withLearningRate(double newRate) {
        return new Choices(task, ownFacts, method, targets, newRate, steps, repeat, seed);
    }

    Choices withSteps(int newSteps) {
        return new Choices(task, ownFacts, method, targets, learningRate, newSteps, repeat, seed);
    }

    Choices withRepeat(boolean newRepeat) {
        return new Choices(task, ownFacts, method, targets, learningRate, steps, newRepeat, seed);
    }

    Choices withSeed(int newSeed) {
        return new Choices(task, ownFacts, method, targets, learningRate, steps, repeat, newSeed);
    }
}
