package org.languageplayground.finetuning.unknown;

import java.util.Locale;

/** The three steps of RLHF, in their order. */
enum Step {
    SFT,
    REWARD,
    PPO;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
