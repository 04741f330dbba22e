package org.languageplayground.finetuning.why;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.world.tuning.TunedRun;
import org.languageplayground.world.tuning.TunedRuns;

/** Full fine-tuning, cut to each rank, beside the LoRA run of that rank; and why they differ. */
final class RunsBeside extends Div {
    private final transient WhyText text;
    private final Text note = new Text("");
    private final Text why = new Text("");
    private final NumberTable table = new NumberTable(
            getTranslation("lora.spectrum.runs"),
            List.of(
                    getTranslation("lora.spectrum.runs.rank"),
                    getTranslation("lora.spectrum.runs.cut"),
                    getTranslation("lora.spectrum.runs.cut.after"),
                    getTranslation("lora.spectrum.runs.lora"),
                    getTranslation("lora.spectrum.runs.lora.after"),
                    getTranslation("lora.spectrum.runs.lora.before")));

    RunsBeside(WhyText text) {
        this.text = text;
        Paragraph about = new Paragraph(note);
        about.addClassName("apex-caption");
        add(
                Origin.stored(TunedRuns.COMMAND),
                table,
                about,
                new Details(getTranslation("lora.spectrum.why.title"), new Paragraph(why)));
    }

    void show(SpectrumReading reading, TunedRun full) {
        int marked = -1;
        List<List<String>> rows = new ArrayList<>();
        for (SpectrumReading.Compared one : reading.compared()) {
            if (one.run().rank() == reading.rank()) {
                marked = rows.size();
            }
            TunedRun lora = one.run();
            rows.add(List.of(
                    text.number(lora.rank()),
                    text.error(one.cut()),
                    text.percent(lora.figures().cutAfter()),
                    text.error(one.reached()),
                    text.percent(lora.figures().after()),
                    text.percent(lora.figures().before())));
        }
        table.show(rows, marked);
        note.setText(text.runsNote(full));
        why.setText(text.why(reading));
    }
}
