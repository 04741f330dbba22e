package org.languageplayground.finetuning.why;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.languageplayground.finetuning.why.SpectrumReading.Pictures;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.chart.MatrixView;
import org.languageplayground.ui.chart.MatrixView.Labelled;

/** W, ΔW, B·A and what is left between the last two, as coloured cells; the last three in the colours of one scale. */
final class MatrixPictures extends Div {
    private final MatrixView weight = picture("weight");
    private final MatrixView change = picture("change");
    private final MatrixView lowRank = picture("lowrank");
    private final MatrixView difference = picture("difference");
    private final Text lowRankTitle = new Text("");

    MatrixPictures() {
        addClassName("matrices");
        add(
                titled(new Text(getTranslation("lora.spectrum.picture.weight")), weight),
                titled(new Text(getTranslation("lora.spectrum.picture.change")), change),
                titled(lowRankTitle, lowRank),
                titled(new Text(getTranslation("lora.spectrum.picture.difference")), difference));
        difference.setCaption(getTranslation("lora.spectrum.picture.caption"));
    }

    private MatrixView picture(String key) {
        MatrixView view = new MatrixView(getTranslation("lora.spectrum.picture." + key + ".name"), "matrix-" + key);
        view.setTitles(getTranslation("lora.spectrum.picture.out"), getTranslation("lora.spectrum.picture.in"));
        view.setShared(true);
        return view;
    }

    private static Div titled(Text title, MatrixView view) {
        return new Div(new H3(title), view);
    }

    /**
     * Draws the matrices.
     *
     * @param title what the third one is
     * @param again computes them when exact numbers are asked for
     */
    void show(String title, Supplier<Pictures> again) {
        Pictures pictures = again.get();
        lowRankTitle.setText(title);
        show(weight, pictures, Pictures.greatest(pictures.weight()), again, Pictures::weight);
        show(change, pictures, pictures.greatest(), again, Pictures::change);
        show(lowRank, pictures, pictures.greatest(), again, Pictures::lowRank);
        show(difference, pictures, pictures.greatest(), again, Pictures::difference);
    }

    private static void show(
            MatrixView view,
            Pictures pictures,
            float greatest,
            Supplier<Pictures> again,
            Function<Pictures, Matrix> which) {
        view.showSigned(labelled(which.apply(pictures)), greatest, () -> labelled(which.apply(again.get())));
    }

    private static Labelled labelled(Matrix matrix) {
        return new Labelled(numbers(matrix.rows()), numbers(matrix.columns()), matrix);
    }

    private static List<String> numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
    }
}
