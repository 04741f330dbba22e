package org.languageplayground.finetuning.calculator;

import java.util.List;
import java.util.stream.Stream;

/**
 * One row of PEFT's published comparison: Llama-3.2 3B, trained on MetaMathQA, tested on GSM8K
 * (huggingface/peft, method_comparison/MetaMathQA, commit 5d602fdb, August 2026).
 *
 * @param method its name; that of full fine-tuning is empty, since it is a word of the page's language
 * @param settings rank, targets, learning rate, as published; may be empty
 * @param special what else is set
 * @param trained trainable parameters
 * @param accuracy share of right answers in percent
 * @param memory greatest memory of the GPU in GiB
 * @param seconds of training
 * @param file size of the file that is kept in MB, of a million bytes
 */
public record MeasuredRun(
        String method,
        String settings,
        Special special,
        long trained,
        double accuracy,
        double memory,
        int seconds,
        double file) {

    /** What else is set than can be written in symbols. */
    public enum Special {
        /** Nothing else. */
        NOTHING,
        /** All linear layers are adapted. */
        LINEAR,
        /** 50 virtual tokens begin as those of a text. */
        TEXT,
        /** Virtual tokens begin as words of the vocabulary. */
        VOCABULARY,
        /** 200 virtual tokens begin as random numbers. */
        RANDOM
    }

    /** Where all of its about 100 runs stand. */
    public static final String SOURCE =
            "https://github.com/huggingface/peft/tree/5d602fdb/method_comparison/MetaMathQA";

    /**
     * The rows, the most accurate first. Of each method that the page counts and PEFT has run there, and of AdaLoRA, at least one; of
     * some, further ones, chosen by hand to show how much targets, rank, rate and first values matter.
     */
    public static final List<MeasuredRun> PUBLISHED = List.of(
            new MeasuredRun("rsLoRA", "r = 64", Special.NOTHING, 18_350_080, 51.3, 21.0, 966, 73.4),
            new MeasuredRun("LoRA", "r = 10, MLP", Special.NOTHING, 9_461_760, 49.4, 23.0, 1050, 37.9),
            new MeasuredRun("LoRA", "r = 32, q v", Special.NOTHING, 9_175_040, 47.8, 20.8, 942, 36.7),
            new MeasuredRun("LoRA", "r = 64", Special.NOTHING, 18_350_080, 47.4, 21.0, 967, 73.4),
            new MeasuredRun("", "lr 1e-5", Special.NOTHING, 3_212_749_824L, 47.2, 36.2, 2147, 6425.5),
            new MeasuredRun("DoRA", "r = 32", Special.NOTHING, 9_289_728, 46.9, 22.8, 1191, 37.2),
            new MeasuredRun("(IA)³", "lr 5e-3", Special.LINEAR, 630_784, 45.5, 24.3, 1060, 2.5),
            new MeasuredRun("Prefix", "", Special.TEXT, 2_867_200, 41.6, 19.2, 878, 11.5),
            new MeasuredRun("LoRA-FA", "r = 32", Special.NOTHING, 3_670_016, 40.4, 20.7, 1159, 36.7),
            new MeasuredRun("(IA)³", "lr 1e-3", Special.NOTHING, 286_720, 39.8, 21.6, 944, 1.2),
            new MeasuredRun("AdaLoRA", "r = 32", Special.NOTHING, 18_353_664, 37.3, 21.2, 1169, 35.1),
            new MeasuredRun("VeRA", "", Special.NOTHING, 129_024, 35.4, 20.1, 1011, 6.8),
            new MeasuredRun("P-tuning", "", Special.NOTHING, 28_382_208, 35.0, 19.5, 914, 0.25),
            new MeasuredRun("Prompt", "lr 1e-3", Special.VOCABULARY, 614_400, 34.3, 22.7, 1429, 2.5),
            new MeasuredRun("(IA)³", "", Special.NOTHING, 286_720, 31.1, 21.6, 987, 1.2),
            new MeasuredRun("Prefix", "lr 1e-3", Special.RANDOM, 11_468_800, 18.6, 20.4, 1014, 45.9),
            new MeasuredRun("Prompt", "", Special.NOTHING, 614_400, 5.7, 22.7, 1473, 2.5));

    /** The rows of a method. */
    public static Stream<MeasuredRun> of(String method) {
        return PUBLISHED.stream().filter(run -> run.method().equals(method));
    }
}
