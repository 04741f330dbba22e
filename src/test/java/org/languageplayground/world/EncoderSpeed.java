package org.languageplayground.world;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.transformer.OnnxRuntime;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;

/** The English encoder beside ONNX Runtime: the same weights and tokens, one thread each, in turn; the best of each counts. */
public final class EncoderSpeed {
    private static final long NANOS_A_CASE = 6_000_000_000L;
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
        long ours = Long.MAX_VALUE;
        long theirs = Long.MAX_VALUE;
        long end = System.nanoTime() + NANOS_A_CASE;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            engine.forward(batch);
            long middle = System.nanoTime();
            runtime.run(texts, types).close();
            ours = Math.min(ours, middle - start);
            theirs = Math.min(theirs, System.nanoTime() - middle);
        }
        System.out.printf(
                Locale.ROOT,
                "%-32s engine %8.2f ms   ONNX Runtime %8.2f ms   ratio %.2f%n",
                name,
                ours / 1e6,
                theirs / 1e6,
                (double) theirs / ours);
    }
}
