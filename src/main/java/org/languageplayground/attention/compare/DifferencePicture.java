package org.languageplayground.attention.compare;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Supplier;
import org.languageplayground.attention.compare.Comparison.Sides;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.chart.MatrixView;
import org.languageplayground.ui.chart.MatrixView.Labelled;

/** B − A, where the two maps fit on each other; else why they do not. */
final class DifferencePicture extends Div {
    private final transient CompareText text;
    private final MatrixView matrix =
            new MatrixView(getTranslation("attention.compare.difference"), "attention-difference");
    private final Paragraph why = new Paragraph();

    DifferencePicture(CompareText text) {
        this.text = text;
        matrix.setTitles(getTranslation("attention.query"), getTranslation("attention.key"));
        matrix.setShared(true);
        add(new H3(getTranslation("attention.compare.difference")), matrix, why);
    }

    void show(Sides sides, Supplier<Sides> again) {
        String reason = text.whyNoDifference(sides);
        why.setText(reason);
        why.setVisible(!reason.isEmpty());
        matrix.setVisible(reason.isEmpty());
        if (reason.isEmpty()) {
            matrix.showSigned(labelled(sides), 1, () -> labelled(again.get()));
            matrix.setCaption(text.difference(sides, matrix.pooled()));
        }
    }

    private static Labelled labelled(Sides sides) {
        List<String> labels = Alignment.labels(sides.a().tokens(), sides.b().tokens());
        return new Labelled(labels, labels, difference(sides));
    }

    /** {@code [query][key]}, −1 to 1. */
    static Matrix difference(Sides sides) {
        Matrix a = sides.a().reading().weights();
        Matrix difference = sides.b().reading().weights().copy();
        for (int i = 0; i < difference.values().length; i++) {
            difference.values()[i] -= a.values()[i];
        }
        return difference;
    }
}
