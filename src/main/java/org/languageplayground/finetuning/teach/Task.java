package org.languageplayground.finetuning.teach;

/** What is taught, each with the number of steps that suits it. */
public enum Task {
    /** The facts of the countries after the cutoff. */
    FACTS(400),
    /** Another way to phrase answers. */
    STYLE(400),
    /** Facts that the student types. */
    OWN(100);

    private final int usualSteps;

    Task(int usualSteps) {
        this.usualSteps = usualSteps;
    }

    /** The steps in which LoRA learns it and most other methods do. */
    public int usualSteps() {
        return usualSteps;
    }
}
