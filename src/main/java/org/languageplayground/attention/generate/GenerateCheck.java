package org.languageplayground.attention.generate;

import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.sampling.NextToken;
import org.languageplayground.transformer.sampling.Sampler;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;

/** What the numbers of the tab "Generate" are made from. */
final class GenerateCheck {
    static final List<CheckFile<ReadingSimulation>> FILES = List.of(new CheckFile<>(
            "attention.generate.check.",
            "next-token.json",
            simulation -> simulation.said().isPresent(),
            GenerateCheck::numbers));

    private GenerateCheck() {}

    /** The settings and the three rows of probabilities, {@code [vocabulary]}, by id. */
    private record Numbers(
            Sampler sampler,
            int place,
            int[] ids,
            double[] model,
            double[] tempered,
            double[] kept,
            List<String> tokens) {}

    private static Content numbers(ReadingSimulation simulation) {
        NextToken next = Generating.next(simulation).orElseThrow();
        return Content.json(new Numbers(
                GenerateFields.sampler(simulation.state()),
                simulation.said().orElseThrow().place(),
                simulation.text().ids(),
                next.model(),
                next.tempered(),
                next.kept(),
                IntStream.range(0, next.model().length)
                        .mapToObj(simulation.tokenizer()::token)
                        .toList()));
    }
}
