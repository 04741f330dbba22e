package org.languageplayground.attention;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.transformer.BlockTrace;
import org.languageplayground.transformer.matrix.Matrix;

/** The page's own numbers as a program that computes the shown attention again: one head's, or the mean of all. */
final class AttentionCode {
    /** Up to so many tokens the numbers fit into a program that one would still read. */
    private static final int MOST_TOKENS = 48;

    private final Reading reading;
    private final AttentionText text;
    private final int heads;

    AttentionCode(Reading reading, AttentionText text) {
        this.reading = reading;
        this.text = text;
        this.heads = reading.head().single() ? 1 : reading.config().heads();
    }

    private String about(String comment) {
        return comment + " "
                + text.step("code.about", reading.model(), text.number(reading.layer() + 1), text.head(reading.head()))
                + "\n" + off(comment) + comment + " " + String.join(" ", reading.tokens()) + "\n";
    }

    private String off(String comment) {
        return reading.someOff() ? "%s %s%n".formatted(comment, text.step("code.off")) : "";
    }

    private boolean tooLong() {
        return reading.size() > MOST_TOKENS;
    }

    private String tooLongText(String comment) {
        return comment + " " + text.step("code.long", MOST_TOKENS) + "\n";
    }

    /** Which of queries, keys and values to write out. */
    private interface Part {
        Matrix of(BlockTrace block, int head);
    }

    /** One row a token, the heads side by side. */
    private String literal(Part part, String open, String close) {
        BlockTrace block = reading.trace().blocks().get(reading.layer());
        int first = reading.inspectedHead();
        return IntStream.range(0, reading.size())
                .mapToObj(token -> IntStream.range(first, first + heads)
                        .mapToObj(head -> AttentionText.literal(
                                "", "", part.of(block, head).row(token)))
                        .collect(Collectors.joining(", ", "    " + open, close + ",\n")))
                .collect(Collectors.joining());
    }

    private String tensor(String name, Part part) {
        return name + " = torch.tensor([\n" + literal(part, "[", "]") + "])"
                + (heads == 1 ? "" : ".view(n, heads, d_k).transpose(0, 1)") + "\n";
    }

    /** Prints the weights, then what the heads write. */
    String pyTorch() {
        if (tooLong()) {
            return tooLongText("#");
        }
        return about("#")
                + "import torch\n\n"
                + (heads == 1
                        ? ""
                        : "n, heads, d_k = %d, %d, %d%n"
                                .formatted(
                                        reading.size(), heads, reading.config().headWidth()))
                + tensor("Q", BlockTrace::queries)
                + tensor("K", BlockTrace::keys)
                + tensor("V", BlockTrace::values)
                + "scale = " + reading.trace().settings().scale() + "\n\n"
                + "scores = Q @ K.mT * scale\n"
                + (reading.causal()
                        ? "future = torch.ones_like(scores).triu(1).bool()\nscores = scores.masked_fill(future, -torch.inf)\n"
                        : "")
                + "weights = scores.softmax(dim=-1)\n\n"
                + "torch.set_printoptions(precision=6, sci_mode=False, linewidth=160, threshold=100_000)\n"
                + (heads == 1
                        ? "print(weights)\nprint(weights @ V)\n"
                        : "print(weights.mean(dim=0))\nprint((weights @ V).transpose(0, 1).reshape(n, heads * d_k))\n");
    }

    /** Prints the weights; a file that {@code java Attention.java} runs. */
    String java() {
        if (tooLong()) {
            return tooLongText("//");
        }
        return about("//")
                + "public class Attention {\n"
                + "    static final double[][] Q = {\n" + literal(BlockTrace::queries, "{", "}") + "    };\n"
                + "    static final double[][] K = {\n" + literal(BlockTrace::keys, "{", "}") + "    };\n"
                + "    static final int HEADS = " + heads + ";\n"
                + "    static final double SCALE = "
                + reading.trace().settings().scale() + ";\n\n"
                + "    public static void main(String[] args) {\n"
                + "        int width = Q[0].length / HEADS;\n"
                + "        for (int query = 0; query < Q.length; query++) {\n"
                + "            int visible = " + (reading.causal() ? "query + 1" : "K.length") + ";\n"
                + "            double[] mean = new double[K.length];\n"
                + "            for (int head = 0; head < HEADS; head++) {\n"
                + "                double[] weights = new double[visible];\n"
                + "                double sum = 0;\n"
                + "                for (int key = 0; key < visible; key++) {\n"
                + "                    double score = 0;\n"
                + "                    for (int j = head * width; j < (head + 1) * width; j++) {\n"
                + "                        score += Q[query][j] * K[key][j];\n"
                + "                    }\n"
                + "                    weights[key] = Math.exp(score * SCALE);\n"
                + "                    sum += weights[key];\n"
                + "                }\n"
                + "                for (int key = 0; key < visible; key++) {\n"
                + "                    mean[key] += weights[key] / sum / HEADS;\n"
                + "                }\n"
                + "            }\n"
                + "            for (double weight : mean) {\n"
                + "                System.out.printf(java.util.Locale.ROOT, \"%.6f \", weight);\n"
                + "            }\n"
                + "            System.out.println();\n"
                + "        }\n"
                + "    }\n"
                + "}\n";
    }
}
