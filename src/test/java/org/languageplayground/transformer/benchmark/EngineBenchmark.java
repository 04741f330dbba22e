package org.languageplayground.transformer.benchmark;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.HeadTrace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.layer.Activation;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.AdamW;
import org.languageplayground.transformer.training.Gradients;
import org.languageplayground.transformer.training.Initialization;
import org.languageplayground.transformer.training.Targets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The engine's three costs, in the shapes that {@code script/bench_torch.py} measures too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC", "-Xms2g", "-Xmx2g"})
public class EngineBenchmark {
    private static final int TOKENS = 64;
    private static final int SEQUENCES = 64;
    private static final int VOCABULARY = 2300;
    private static final TransformerConfig CONFIG = new TransformerConfig(
            Architecture.GPT2, VOCABULARY, 256, 64, 3, 4, 256, 0, Activation.GELU_TANH, 1e-5f, false);

    private final RandomGenerator random = new SplittableRandom(1);
    private final Matrix a = random(2048, 96);
    private final Matrix b = random(96, 384);
    private final Matrix c = Matrix.zeros(2048, 384);
    private final Transformer model = new Transformer(CONFIG, Initialization.of(CONFIG, random));
    private final Transformer readModel = new Transformer(CONFIG, Initialization.of(CONFIG, random)).forReading();
    private final AdamW optimizer = new AdamW(model.weights().matrices(), 0.01f);
    private final TokenBatch sentence = TokenBatch.of(ids(TOKENS));
    private final int[] everyToken = IntStream.range(0, TOKENS).toArray();
    private final TokenBatch batch = TokenBatch.of(
            IntStream.range(0, SEQUENCES).mapToObj(i -> ids(TOKENS)).toList());
    private final Targets targets = targets(SEQUENCES * TOKENS);

    private Matrix random(int rows, int columns) {
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < matrix.values().length; i++) {
            matrix.values()[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    private int[] ids(int count) {
        return IntStream.range(0, count).map(i -> random.nextInt(VOCABULARY)).toArray();
    }

    private Targets targets(int count) {
        float[] weights = new float[count];
        Arrays.fill(weights, 1);
        return new Targets(IntStream.range(0, count).toArray(), ids(count), weights);
    }

    /** C += A·B, 2048 x 96 x 384: 151 million multiplications and additions. */
    @Benchmark
    public Matrix product() {
        Kernels.active().multiplyAdd(a.slice(), b.slice(), c.slice());
        return c;
    }

    /** 64 tokens through 3 blocks of width 64, with the logits of every token; every intermediate value is kept. */
    @Benchmark
    public HeadTrace forward() {
        return readModel.logits(readModel.forward(sentence), everyToken);
    }

    /** Forward, loss at each of 64 x 64 tokens, backward, clipping and AdamW. */
    @Benchmark
    public double trainingStep() {
        Gradients gradients = Gradients.of(model, batch, targets);
        optimizer.step(gradients.weights().matrices(), 1e-3f);
        return gradients.loss();
    }
}
