package org.languageplayground.finetuning;

import java.util.stream.Collectors;
import org.languageplayground.finetuning.calculator.WeightMatrix;

/** The page's layer or model as a program that builds its LoRA layers and prints the page's numbers. */
final class LoraCode {
    private final LoraReading reading;
    private final String about;

    /**
     * A program.
     *
     * @param about what it is about, one line
     */
    LoraCode(LoraReading reading, String about) {
        this.reading = reading;
        this.about = about;
    }

    /** A line for each kind of matrix: its name, outputs, inputs, copies and use, in these places of the format. */
    private String lines(String format) {
        return reading.model().matrices().stream()
                .map(matrix -> format.formatted(
                        matrix.name(), matrix.outputs(), matrix.inputs(), matrix.copies(), use(matrix)))
                .collect(Collectors.joining());
    }

    private String use(WeightMatrix matrix) {
        if (reading.adapted().contains(matrix)) {
            return "lora";
        }
        return reading.saved().contains(matrix) ? "full" : "frozen";
    }

    /** Builds every adapted layer without memory for its numbers, so that the largest model fits anywhere. */
    String pyTorch() {
        return "# " + about + "\n"
                + """
                from decimal import Decimal, ROUND_HALF_UP

                import torch
                from torch import nn


                class LoraLinear(nn.Module):
                    \"""W stays as it is; A and B are trained: h = W x + (alpha / r) * B (A x).\"""

                    def __init__(self, outputs, inputs, r, alpha, device):
                        super().__init__()
                        self.W = nn.Parameter(torch.empty(outputs, inputs, device=device), requires_grad=False)
                        self.A = nn.Parameter(torch.empty(r, inputs, device=device))
                        self.B = nn.Parameter(torch.zeros(outputs, r, device=device))
                        self.scale = alpha / r
                        nn.init.kaiming_uniform_(self.A, a=5 ** 0.5)

                    def forward(self, x):
                        return x @ self.W.T + self.scale * (x @ self.A.T @ self.B.T)


                """
                + "r, alpha = %d, %d%n"
                        .formatted(reading.state().rank(), reading.state().alpha())
                + "# name, outputs, inputs, how many, how it is trained\nshapes = [\n"
                + lines("    (\"%s\", %d, %d, %d, \"%s\"),%n")
                + "]\nbase = " + reading.model().others() + "  # norms, biases, positions\n"
                + """
                lora = full = 0
                for name, outputs, inputs, copies, use in shapes:
                    base += copies * outputs * inputs
                    if use == "lora":
                        layer = LoraLinear(outputs, inputs, r, alpha, device="meta")  # shapes without numbers
                        lora += copies * sum(p.numel() for p in layer.parameters() if p.requires_grad)
                    elif use == "full":
                        full += copies * outputs * inputs

                def rounded(number):
                    return Decimal(str(number)).quantize(Decimal("0.0001"), ROUND_HALF_UP)


                print(f"Base params: {base:,}")
                print(f"LoRA params: {lora:,}")
                print(f"Trainable %: {rounded(100 * (lora + full) / (base + lora + full))}")
                print(f"Scale alpha/r: {rounded(alpha / r)}, alpha/sqrt(r): {rounded(alpha / r ** 0.5)}")
                """;
    }

    /** The same count without a library; a file that {@code java Lora.java} runs. */
    String java() {
        return "// " + about + "\n"
                + """
                import java.util.Locale;

                public class Lora {
                    record Weight(String name, long outputs, long inputs, long copies, String use) {}

                    static final Weight[] WEIGHTS = {
                """
                + lines("        new Weight(\"%s\", %d, %d, %d, \"%s\"),%n")
                + "    };\n\n    public static void main(String[] args) {\n"
                + "        int r = %d;%n        int alpha = %d;%n"
                        .formatted(reading.state().rank(), reading.state().alpha())
                + "        long base = " + reading.model().others() + "L; // norms, biases, positions\n"
                + """
                        long lora = 0;
                        long full = 0;
                        for (Weight w : WEIGHTS) {
                            base += w.copies() * w.outputs() * w.inputs();
                            switch (w.use()) {
                                case "lora" -> lora += w.copies() * r * (w.inputs() + w.outputs());
                                case "full" -> full += w.copies() * w.outputs() * w.inputs();
                                default -> {}
                            }
                        }
                        System.out.printf(Locale.ROOT, "Base params: %,d%n", base);
                        System.out.printf(Locale.ROOT, "LoRA params: %,d%n", lora);
                        System.out.printf(Locale.ROOT, "Trainable %%: %.4f%n", 100.0 * (lora + full) / (base + lora + full));
                        System.out.printf(
                                Locale.ROOT, "Scale alpha/r: %.4f, alpha/sqrt(r): %.4f%n", (double) alpha / r, alpha / Math.sqrt(r));
                    }
                }
                """;
    }
}
