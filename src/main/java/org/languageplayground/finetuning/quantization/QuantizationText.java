package org.languageplayground.finetuning.quantization;

import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.compute.QuantizationEffects.Storage;
import org.languageplayground.finetuning.quantization.QuantizationExplorer.Fit;
import org.languageplayground.finetuning.quantization.QuantizationExplorer.Reading;
import org.languageplayground.finetuning.quantization.QuantizationState.Place;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.ui.PageText;

/** Puts what is shown of 4-bit matrices into sentences, in the student's language. */
final class QuantizationText extends PageText {
    QuantizationText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String place(Place place) {
        return get("lora.quantised.place", number(place.layer() + 1), get("lora.quantised.matrix." + place.key()));
    }

    String type(FourBitType type) {
        return get("lora.quantised.type." + QuantizationState.key(type));
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
                place(reading.state().place()),
                type(reading.state().type()),
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
