package org.languageplayground.world.preference;

/** The three phases of RLHF, and the test after them. Each has countries of its own. */
public enum Phase {
    /** Supervised fine-tuning on demonstrations. */
    SFT,
    /** Training of the reward model on preferences. */
    REWARD,
    /** Reinforcement learning against the reward model. */
    PPO,
    /** Measuring; no training text names these countries. */
    TEST
}
