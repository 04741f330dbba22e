package org.languageplayground.finetuning;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.languageplayground.finetuning.LoraReading.Cost;
import org.languageplayground.finetuning.calculator.BaseModel;
import org.languageplayground.finetuning.calculator.Memory;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModel;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.finetuning.calculator.WeightMatrix;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.CheckThis;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.Displayed;

/** What the calculator's numbers are made from: the shapes of a model's matrices, and what is set. */
final class CalculatorCheck {
    private final Supplier<LoraReading> reading;

    CalculatorCheck(Supplier<LoraReading> reading) {
        this.reading = reading;
    }

    /**
     * A link to what some parts of the page show.
     *
     * @param key of the translations, with the dot at its end
     */
    CheckThis of(String key, String fileName, Component... parts) {
        return new CheckThis(new CheckFile(key, fileName, () -> numbers(Displayed.in(parts))));
    }

    /**
     * The numbers in full.
     *
     * @param published the model's configuration; null for one square layer
     * @param matrices of the model, y = W x with W {@code [outputs][inputs]}
     * @param others numbers of the model in no matrix
     * @param adapted the matrices with an adapter beside them
     * @param savedParameters trained in full beside the adapters
     * @param scales for each rank up to the greatest, α/r and α/√r
     */
    private record Numbers(
            Displayed displayed,
            PublishedModel published,
            int width,
            List<WeightMatrix> matrices,
            long others,
            List<WeightMatrix> adapted,
            int rank,
            int alpha,
            Precision precision,
            int batch,
            int sequence,
            boolean checkpointing,
            long parameters,
            List<Count> counts,
            long loraParameters,
            long savedParameters,
            double percent,
            List<Scale> scales,
            Memory memory,
            Memory fullMemory,
            List<Cost> comparison) {}

    private record Count(Target target, long all, long trained) {}

    private record Scale(int rank, double scale, double stableScale) {}

    private Content numbers(Displayed displayed) {
        LoraReading now = reading.get();
        LoraState state = now.state();
        BaseModel model = now.model();
        return Content.json(new Numbers(
                displayed,
                model instanceof PublishedModel published ? published : null,
                model.width(),
                model.matrices(),
                model.others(),
                now.adapted(),
                state.rank(),
                state.alpha(),
                state.precision(),
                state.batch(),
                state.sequence(),
                state.checkpointing(),
                model.parameters(),
                List.of(Target.values()).stream()
                        .map(target -> new Count(target, BaseModel.sum(model.matrices(target)), now.trained(target)))
                        .toList(),
                now.loraParameters(),
                now.savedParameters(),
                now.percent(),
                IntStream.rangeClosed(LoraState.RANKS.least(), LoraState.RANKS.greatest())
                        .mapToObj(rank -> new Scale(rank, now.scale(rank), now.stableScale(rank)))
                        .toList(),
                now.memory(),
                now.fullMemory(),
                now.comparison()));
    }
}
