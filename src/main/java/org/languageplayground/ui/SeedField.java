package org.languageplayground.ui;

import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Optional;

/** A field for the seed of a run. */
public final class SeedField extends IntegerField {
    private final transient Limits limits;

    /** A field for the seeds within some limits. */
    public SeedField(String label, Limits limits) {
        super(label);
        this.limits = limits;
        setMin(limits.least());
        setMax(limits.greatest());
    }

    /** What to say if the value is no seed, and {@code kept} stays. */
    public Optional<String> refusal(int kept) {
        Integer wanted = getValue();
        return wanted != null && limits.fit(wanted) == wanted
                ? Optional.empty()
                : Optional.of(getTranslation(
                        "ui.seed.notice",
                        String.valueOf(limits.least()),
                        String.valueOf(limits.greatest()),
                        String.valueOf(kept)));
    }
}
