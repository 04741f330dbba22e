package org.languageplayground.finetuning.cost;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.languageplayground.compute.QuantizationEffects.Storage;
import org.languageplayground.finetuning.category.EncoderBits;
import org.languageplayground.finetuning.category.EncoderBits.Effect;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;

/** What 4 bits do to the English encoder; measured once someone looks. */
final class EncoderBitsTable extends Details {
    private static final int BITS = 8;

    private final transient EncoderBits bits;
    private final transient Runnable changed;
    private final transient QuantizationText text = new QuantizationText(this::getTranslation, this::getLocale);
    private final Paragraph note = new Paragraph();
    private final NumberTable table = new NumberTable(
            getTranslation("lora.encoder.bits"),
            List.of(
                    getTranslation("lora.quantised.table.kept"),
                    getTranslation("lora.quantised.table.bits"),
                    getTranslation("lora.quantised.table.relative"),
                    getTranslation("lora.quantised.table.bytes"),
                    getTranslation("lora.encoder.bits.ndcg"),
                    getTranslation("lora.encoder.bits.difference"),
                    getTranslation("lora.category.runs.interval")));

    /**
     * A closed table.
     *
     * @param changed is called, from any thread, when another row can be shown
     */
    EncoderBitsTable(EncoderBits bits, Runnable changed) {
        this.bits = bits;
        this.changed = changed;
        setSummaryText(getTranslation("lora.encoder.bits"));
        note.addClassName("apex-caption");
        add(new Div(Origin.computed(), new Paragraph(getTranslation("lora.encoder.bits.about")), table, note));
        addOpenedChangeListener(event -> show());
    }

    /** Shows what has been measured so far; where nobody looks, nothing is. */
    void show() {
        if (!isOpened()) {
            return;
        }
        if (!bits.possible()) {
            note.setText(getTranslation("lora.notice.english"));
            return;
        }
        bits.measure(changed);
        List<Effect> effects = bits.measured();
        note.setText(bits.failure()
                .map(text::failed)
                .orElseGet(() -> effects.size() < Storage.ALL.size()
                        ? getTranslation("lora.encoder.bits.measuring", effects.size(), Storage.ALL.size())
                        : ""));
        List<List<String>> rows = new ArrayList<>();
        effects.forEach(effect -> rows.add(List.of(
                effect.storage().type() == null
                        ? getTranslation("lora.encoder.bits.shipped")
                        : text.storage(effect.storage()),
                text.bits((double) BITS * effect.bytes() / effect.numbers()),
                text.percent(effect.error()),
                text.number(effect.bytes()),
                text.number(effect.ndcg().meanAfter(), 3),
                text.number(effect.ndcg().difference().mean(), 3),
                getTranslation(
                        "lora.category.interval",
                        text.number(effect.ndcg().difference().low(), 3),
                        text.number(effect.ndcg().difference().high(), 3)))));
        table.show(rows, -1);
    }
}
