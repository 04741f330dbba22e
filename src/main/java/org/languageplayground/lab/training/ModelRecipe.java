package org.languageplayground.lab.training;

import java.util.List;
import java.util.stream.Stream;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.layer.Activation;
import org.languageplayground.world.language.Vocabulary;

/** One of the shipped models: which family, how many heads. */
record ModelRecipe(Architecture architecture, int heads) {
    private static final int CONTEXT = 256;
    private static final int WIDTH = 64;
    private static final int LAYERS = 3;
    private static final float EPSILON = 1e-5f;

    /** Steps of the last stage: the models with 4 heads must answer best, the others are for comparison. */
    private static final int LONG = 4_000;

    private static final int SHORT = 1_200;
    private static final int MASKED_LONG = 7_500;
    private static final int MASKED_SHORT = 3_600;

    /** All shipped models, those with 4 heads first. */
    static List<ModelRecipe> all() {
        return Stream.of(4, 2, 1, 8)
                .flatMap(heads -> Stream.of(Architecture.GPT2, Architecture.BERT)
                        .map(architecture -> new ModelRecipe(architecture, heads)))
                .toList();
    }

    boolean causal() {
        return architecture.causal();
    }

    /** The folder's name, "world-causal-4". */
    String name() {
        return "world-" + (causal() ? "causal" : "masked") + "-" + heads;
    }

    long seed() {
        return heads + (causal() ? 100 : 200);
    }

    TransformerConfig config() {
        return new TransformerConfig(
                architecture,
                Vocabulary.standard().size(),
                CONTEXT,
                WIDTH,
                LAYERS,
                heads,
                4 * WIDTH,
                causal() ? 0 : 2,
                causal() ? Activation.GELU_TANH : Activation.GELU_ERF,
                EPSILON,
                true);
    }

    List<Stage> curriculum() {
        boolean best = heads == 4;
        return causal() ? Curriculum.causal(best ? LONG : SHORT) : Curriculum.masked(best ? MASKED_LONG : MASKED_SHORT);
    }

    Objective objective() {
        Vocabulary vocabulary = Vocabulary.standard();
        return causal()
                ? new NextToken()
                : new MaskedToken(vocabulary.id("[CLS]"), vocabulary.id("[SEP]"), vocabulary.id("[MASK]"));
    }

    /** Whether checkpoints along the way are kept, to show how a model learns. */
    boolean keepsHistory() {
        return causal() && heads == 4;
    }
}
