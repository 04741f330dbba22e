package org.languageplayground.world;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.transformer.OnnxRuntime;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;

/**
 * The English encoder beside ONNX Runtime: the same weights and tokens, one thread each, in turn. What counts is the time that the
 * thread had a processor, so that others on the machine do not, and the median of the rounds.
 */
public final class EncoderSpeed {
    private static final long NANOS_A_CASE = 10_000_000_000L;
    private static final int WARM_UP = 5;
    private static final int LEAST_ROUNDS = 10;
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    private EncoderSpeed() {}

    /** Prints a line a case. */
    public static void main(String[] arguments) throws IOException, OrtException {
        Map<String, List<int[]>> cases = new TreeMap<>();
        for (int tokens : new int[] {14, 64, 128, 256}) {
            cases.put("%3d tokens".formatted(tokens), List.of(text(tokens)));
        }
        cases.put(
                "32 sentences of 8 to 127 tokens",
                Stream.generate(() -> text(RANDOM.nextInt(8, 128))).limit(32).toList());
        Transformer engine = EnglishEncoder.load().model();
        try (OnnxRuntime runtime = OnnxRuntime.plain()) {
            for (Map.Entry<String, List<int[]>> one : cases.entrySet()) {
                measure(one.getKey(), one.getValue(), engine, runtime);
            }
        }
    }

    private static int[] text(int tokens) {
        return IntStream.range(0, tokens)
                .map(token -> RANDOM.nextInt(1_000, 30_000))
                .toArray();
    }

    private static void measure(String name, List<int[]> texts, Transformer engine, OnnxRuntime runtime)
            throws OrtException {
        TokenBatch batch = TokenBatch.of(texts);
        List<int[]> types = texts.stream().map(text -> new int[text.length]).toList();
        List<long[]> rounds = new ArrayList<>();
        long end = System.nanoTime() + NANOS_A_CASE;
        for (int round = 0; round < LEAST_ROUNDS || System.nanoTime() < end; round++) {
            long reading = nanos(() -> engine.hidden(batch));
            long theirs = nanos(() -> runtime.run(texts, types).close());
            long tracing = nanos(() -> engine.forward(batch));
            long again = nanos(() -> runtime.run(texts, types).close());
            if (round >= WARM_UP) {
                rounds.add(new long[] {reading, tracing, (theirs + again) / 2});
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-32s engine %8.2f ms   with trace %8.2f ms   ONNX Runtime %8.2f ms   ratio %.2f, with trace %.2f%n",
                name,
                median(rounds, round -> round[0] / 1e6),
                median(rounds, round -> round[1] / 1e6),
                median(rounds, round -> round[2] / 1e6),
                median(rounds, round -> (double) round[2] / round[0]),
                median(rounds, round -> (double) round[2] / round[1]));
    }

    /** What is measured. */
    private interface Pass {
        void run() throws OrtException;
    }

    private static long nanos(Pass pass) throws OrtException {
        long start = THREAD.getCurrentThreadCpuTime();
        pass.run();
        return THREAD.getCurrentThreadCpuTime() - start;
    }

    private static double median(List<long[]> rounds, ToDoubleFunction<long[]> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
