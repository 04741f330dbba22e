package org.languageplayground.finetuning.training;

import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.transformer.measure.Spectrum;

/**
 * What a run of the student's own made of the model's matrices.
 *
 * @param spectra of the change, by layer and matrix
 */
public record OwnChange(Change change, List<Map<Target, Spectrum>> spectra) {

    /** The spectrum of the change of one matrix. */
    public Spectrum spectrum(int layer, Target target) {
        return spectra.get(layer).get(target);
    }
}
