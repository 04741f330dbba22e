package org.languageplayground.finetuning.cost;

import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.QuantizationEffects.Storage;
import org.languageplayground.finetuning.cost.QuantizationExplorer.Fit;
import org.languageplayground.finetuning.cost.QuantizationExplorer.Place;
import org.languageplayground.finetuning.cost.QuantizationExplorer.Reading;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;

/** Puts what is shown of 4-bit matrices into sentences, in the student's language. */
final class QuantizationText extends PageText {
    QuantizationText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    /** Why nothing is measured. */
    String failed(Throwable problem) {
        return notice(
                problem instanceof NoMemoryException refused
                        ? Notice.memory(refused)
                        : new Notice("lora.run.failed", get("lora.quantised.table")));
    }

    String place(Place place) {
        return get("lora.quantised.place", number(place.layer() + 1), get("lora.quantised.matrix." + place.key()));
    }

    /** "nf4", "int4" or "fp4". */
    static String key(FourBitType type) {
        return switch (type) {
            case NORMAL_FLOAT -> "nf4";
            case INTEGER -> "int4";
            case FLOAT -> "fp4";
        };
    }

    String type(FourBitType type) {
        return get("lora.quantised.type." + key(type));
    }

    String storage(Storage storage) {
        if (storage.type() == null) {
            return get("lora.quantised.shipped");
        }
        return storage.doubled() ? get("lora.quantised.doubled", type(storage.type())) : type(storage.type());
    }

    String bits(double bits) {
        return number(bits, 2);
    }

    String level(double level) {
        return number(level, 2);
    }

    String size(double error) {
        return number(error, 4);
    }

    /** What the chosen type makes of the chosen matrix, in one sentence. */
    String sentence(Reading reading) {
        Fit fit = reading.chosen();
        return get(
                "lora.quantised.sentence",
                place(reading.place()),
                type(reading.type()),
                percent(fit.error().relative()),
                bits(reading.entropy()),
                number(reading.histogram().length));
    }

    String errorFormula(Reading reading) {
        return get("lora.quantised.error.formula", size(reading.chosen().error().rootMeanSquare()));
    }

    String bitsFormula(Reading reading) {
        int numbers = reading.weight().values().length;
        return get("lora.quantised.bits.formula", number(numbers));
    }

    String entropyFormula(Reading reading) {
        return get("lora.quantised.entropy.formula", number(reading.histogram().length));
    }
}
