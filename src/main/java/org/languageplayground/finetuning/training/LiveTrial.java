package org.languageplayground.finetuning.training;

import org.languageplayground.compute.Run;

/** A trial of all methods, with the settings that they share. */
record LiveTrial(RunSettings settings, Run<MethodTrial.Progress, Void> run) {}
