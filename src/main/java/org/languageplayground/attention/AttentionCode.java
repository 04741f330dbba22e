package org.languageplayground.attention;

import org.languageplayground.attention.Reading.Steps;
import org.languageplayground.transformer.matrix.Matrix;

/** The page's own numbers as a program that computes the shown attention again. */
final class AttentionCode {
    /** Up to so many tokens the numbers fit into a program that one would still read. */
    private static final int MOST_TOKENS = 48;

    private final Reading reading;
    private final AttentionText text;

    AttentionCode(Reading reading, AttentionText text) {
        this.reading = reading;
        this.text = text;
    }

    private Steps steps() {
        return reading.steps(0);
    }

    private Matrix queries() {
        return reading.trace().blocks().get(reading.state().layer()).queries(reading.inspectedHead());
    }

    private String about(String comment) {
        return comment + " "
                + text.step(
                        "code.about",
                        reading.state().model(),
                        text.number(reading.state().layer() + 1),
                        text.number(reading.inspectedHead() + 1))
                + "\n" + comment + " " + String.join(" ", reading.tokens()) + "\n";
    }

    private boolean tooLong() {
        return reading.size() > MOST_TOKENS;
    }

    private String tooLongText(String comment) {
        return comment + " " + text.step("code.long", MOST_TOKENS) + "\n";
    }

    /** Prints the weights, then the head's output. */
    String pyTorch() {
        if (tooLong()) {
            return tooLongText("#");
        }
        Steps steps = steps();
        return about("#")
                + "import torch\n\n"
                + "Q = torch.tensor([\n" + AttentionText.literal(queries(), "[", "]") + "])\n"
                + "K = torch.tensor([\n" + AttentionText.literal(steps.keys(), "[", "]") + "])\n"
                + "V = torch.tensor([\n" + AttentionText.literal(steps.values(), "[", "]") + "])\n"
                + "scale = " + steps.scale() + "\n\n"
                + "scores = Q @ K.T * scale\n"
                + (reading.causal()
                        ? "future = torch.ones_like(scores).triu(1).bool()\nscores = scores.masked_fill(future, -torch.inf)\n"
                        : "")
                + "weights = scores.softmax(dim=-1)\n\n"
                + "torch.set_printoptions(precision=6, sci_mode=False, linewidth=160, threshold=10_000)\n"
                + "print(weights)\n"
                + "print(weights @ V)\n";
    }

    /** Prints the weights; a file that {@code java Attention.java} runs. */
    String java() {
        if (tooLong()) {
            return tooLongText("//");
        }
        Steps steps = steps();
        return about("//")
                + "public class Attention {\n"
                + "    static final double[][] Q = {\n" + AttentionText.literal(queries(), "{", "}") + "    };\n"
                + "    static final double[][] K = {\n" + AttentionText.literal(steps.keys(), "{", "}") + "    };\n"
                + "    static final double SCALE = " + steps.scale() + ";\n\n"
                + "    public static void main(String[] args) {\n"
                + "        for (int query = 0; query < Q.length; query++) {\n"
                + "            int visible = " + (reading.causal() ? "query + 1" : "K.length") + ";\n"
                + "            double[] weights = new double[K.length];\n"
                + "            double sum = 0;\n"
                + "            for (int key = 0; key < visible; key++) {\n"
                + "                double score = 0;\n"
                + "                for (int j = 0; j < Q[query].length; j++) {\n"
                + "                    score += Q[query][j] * K[key][j];\n"
                + "                }\n"
                + "                weights[key] = Math.exp(score * SCALE);\n"
                + "                sum += weights[key];\n"
                + "            }\n"
                + "            for (int key = 0; key < K.length; key++) {\n"
                + "                System.out.printf(java.util.Locale.ROOT, \"%.6f \", weights[key] / sum);\n"
                + "            }\n"
                + "            System.out.println();\n"
                + "        }\n"
                + "    }\n"
                + "}\n";
    }
}
